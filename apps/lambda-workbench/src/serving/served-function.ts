import type { LambdaBundle } from '@scones/lambda-bundle';

/** A function of the running emulator whose code is ours for a while. */
export interface ServedFunction {
  readonly name: string;
  /** Has the next invocation run this bundle. */
  update(bundle: LambdaBundle): Promise<void>;
  /** Leaves the emulator as it was found, and says what that took. */
  leave(): Promise<string>;
}
