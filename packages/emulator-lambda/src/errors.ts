import { errorTable } from '@scones/emulator-core';

const userError = (): Record<string, unknown> => ({ Type: 'User' });

/** Lambda's errors: https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html and each operation's own. */
export const errors = errorTable({
  ResourceNotFoundException: {
    status: 404,
    message: (detail: string) => detail,
    members: userError,
  },
  ResourceConflictException: {
    status: 409,
    message: (detail: string) => detail,
    members: userError,
  },
  PreconditionFailedException: {
    status: 412,
    message: (operation: 'GetFunction/GetAlias' | 'GetPolicy' | 'GetLayerPolicy') =>
      `The Revision Id provided does not match the latest Revision Id. Call the ${operation} API to retrieve ` +
      'the latest Revision Id',
    members: userError,
  },
  InvalidParameterValueException: {
    status: 400,
    message: (detail: string) => detail,
    members: userError,
  },
  InvalidRequestContentException: {
    status: 400,
    message: (detail: string) => `Could not parse request body into json: ${detail}`,
    members: userError,
  },
  RequestTooLargeException: {
    status: 413,
    message: (limit: number) =>
      `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
    members: userError,
  },
  InvalidRuntimeException: {
    status: 502,
    message: (detail: string) => detail,
    members: userError,
  },
  TooManyRequestsException: {
    status: 429,
    message: (_reason: ThrottleReason) => 'Rate Exceeded.',
    members: (reason: ThrottleReason) => ({ Type: 'User', Reason: reason }),
  },
});

export type ThrottleReason =
  'ReservedFunctionConcurrentInvocationLimitExceeded' | 'ConcurrentInvocationLimitExceeded';
