import { type Random, seededRandom, shuffled } from '@scones/deterministic';
import { type DeclaredOperation, declaredOperations } from '../fuzz/fuzzed-services.ts';
import type { Row, Trial } from '../trial.ts';
import { boundRows } from './bound-rows.ts';
import { escalationRows } from './escalations.ts';
import { permissionRows } from './permission-table.ts';
import { signatureRows } from './signature-rows.ts';
import { undecidedRow } from './undecided-operations.ts';

export const trial: Trial = {
  about: `Asks every operation of every service, as the services declare them, with enforcement on and by AWS's own clients: as roles that
may do nothing, or everything but what the operation needs, which must be refused in the service's own way and for want of that very
action; and as a role that may do that and nothing else, which must be let in, whatever the operation then says. The actions that AWS
asks for stand beside the trial, apart from those that the services declare. Then come ways round the policies.`,
  async run({ seed, isShort, onProgress }) {
    const all = await declaredOperations();
    const random = seededRandom(seed);
    const rows: Row[] = [];
    const onFault = (fault: unknown): void => onProgress(`A fault in the emulator: ${String(fault)}`);
    const options = { random, inputs: isShort ? 1 : 4, onFault };
    for (const service of new Set(all.map((each) => each.service))) {
      const own = all.filter((each) => each.service === service);
      const operations = isShort ? someOf(random, own) : own;
      rows.push(...(await permissionRows(service, operations, all, options)));
      onProgress(`${service}: ${operations.length} operations`);
    }
    return [
      ...rows,
      await undecidedRow(all, onFault),
      ...(await escalationRows(onFault)),
      ...(await boundRows(onFault)),
      ...(await signatureRows(onFault)),
    ];
  },
};

/** A tenth of a service's operations, at least one. */
function someOf(random: Random, operations: readonly DeclaredOperation[]): DeclaredOperation[] {
  return shuffled(random, operations).slice(0, Math.ceil(operations.length / 10));
}
