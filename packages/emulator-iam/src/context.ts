import type { Clock, Random } from '@scones/deterministic';
import { operationsOf, type Identity } from '@scones/emulator-core';
import type { Records } from './records.ts';

/** The state and the ports that the operations work on. */
export interface IamContext {
  readonly identity: Identity;
  /** All changes of the store or none. */
  readonly transaction: <R>(work: () => R) => R;
  readonly clock: Clock;
  readonly random: Random;
  readonly records: Records;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const iamOperation = operationsOf<IamContext>();
