import type { Retrier } from './retriers.ts';

/** A task of the chain: the state's name, and the Lambda that it calls. */
export interface ChainTask {
  readonly state: string;
  /** The folder of the Lambda's package under `packages/`. */
  readonly lambda: string;
  readonly retriers: readonly Retrier[];
}
