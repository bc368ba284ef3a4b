import type { Retrier } from './retriers.ts';

/** A task of the chain: the state's name, and the function that it calls. */
export interface ChainTask {
  readonly state: string;
  /** The member of `classifyPictureDefinition`'s options that names the function. */
  readonly functionArn: string;
  /** Where it is, the state is left out as long as no function is given. */
  readonly isOptional?: true;
  readonly retriers: readonly Retrier[];
}
