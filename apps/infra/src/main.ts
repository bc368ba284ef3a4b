import {
  askerAt,
  type CommandLineProcess,
  describeFailure,
  EXIT_CODES,
  isThisMachine,
  runCommandLine,
  runInProcess,
} from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { type AppContext, readAppContext } from './app-context.ts';
import { createClients } from './clients.ts';
import { commandLine } from './command-line.ts';
import { runCdk } from './run-cdk.ts';

using clients = createClients();
await runInProcess(process, async (terminal) => {
  const context = contextOf(terminal);
  if (!context) return EXIT_CODES.misused;
  const { rest, ...app } = context;
  const ask = askerAt({
    stdin: process.stdin,
    stderr: process.stderr,
    clock: systemClock,
    signal: terminal.signal,
  });
  const services = { ...clients, app, clock: systemClock, runCdk, ask, isFree: isThisMachine };
  return await runCommandLine(commandLine(services), { ...terminal, values: rest });
});

/** Undefined where `-c` is malformed; the mistake is reported then. */
function contextOf({
  values,
  stderr,
}: CommandLineProcess): (AppContext & { readonly rest: readonly string[] }) | undefined {
  try {
    return readAppContext(values);
  } catch (error) {
    stderr.write(`infra: ${describeFailure(error)}\n`);
    return undefined;
  }
}
