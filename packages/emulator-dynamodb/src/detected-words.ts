import { AwsError } from '@scones/emulator-core';
import { errors } from './errors.ts';

/**
 * What PutItem, UpdateItem, DeleteItem and Query find in a request before they look at its table they say so; a
 * transaction and the other reads leave the first words out.
 */
export function inDetectedWords<Result>(check: () => Result): Result {
  try {
    return check();
  } catch (cause) {
    if (!(cause instanceof AwsError) || cause.code !== 'ValidationException') throw cause;
    throw errors.ValidationException.detected({ fault: cause.message }, { cause });
  }
}
