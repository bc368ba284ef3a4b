import type { Clock } from '@scones/deterministic';
import { type Collection, operationsOf, type Identity, type Tags } from '@scones/emulator-core';
import type { ParameterRecord } from './parameter-record.ts';

/** The state and the ports that the operations work on. */
export interface SsmContext {
  readonly identity: Identity;
  /** All changes of the store or none. */
  readonly transaction: <R>(work: () => R) => R;
  readonly clock: Clock;
  readonly parameters: Collection<ParameterRecord>;
  /** Its key is the parameter's name. */
  readonly tags: Collection<Tags>;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<SsmContext>();

/** Whether there was such a parameter. */
export function forget({ parameters, tags, transaction }: SsmContext, name: string): boolean {
  return transaction(() => {
    tags.delete(name);
    return parameters.delete(name);
  });
}
