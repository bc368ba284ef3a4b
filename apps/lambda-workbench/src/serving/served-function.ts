import type { LambdaBundle } from '@scones/lambda-bundle';

/** A function of the running emulator whose code we replace for a while. */
export interface ServedFunction {
  readonly name: string;
  /** Makes the next invocation run this bundle. */
  update(bundle: LambdaBundle): Promise<void>;
  /** Restores the emulator as it was found, and says what that took. */
  leave(): Promise<string>;
}
