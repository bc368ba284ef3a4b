import type { Clock, Random } from '@scones/deterministic';
import type { Identity } from '@scones/emulator-core';

/** What the operations work on. */
export interface StsContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}
