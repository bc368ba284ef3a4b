import { callLambdaAt, isInvocation } from '@scones/emulator-step-functions';
import { type ServerAddress, urlOf } from '../address-options.ts';
import type { ServiceCalls } from './service-calls.ts';

/** The calls of Task states, with those of functions made at the Lambda that listens at the address, if one is given. */
export function lambdaElsewhere(calls: ServiceCalls, address: ServerAddress | undefined): ServiceCalls {
  if (!address) return calls;
  const invoke = callLambdaAt(urlOf(address));
  return {
    ...calls,
    callService: (call, executionArn) =>
      isInvocation(call) ? invoke(call) : calls.callService(call, executionArn),
  };
}
