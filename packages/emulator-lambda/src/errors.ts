import { errorTable } from '@scones/emulator-core';
import { invalidParameterWords } from './invalid-parameter-words.ts';

const userError = (): Record<string, unknown> => ({ Type: 'User' });

/** Lambda's errors: https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html and each operation's own. */
export const errors = errorTable({
  ResourceNotFoundException: {
    status: 404,
    message: {
      function: 'Function not found: {arn}',
      region: "Functions from '{region}' are not reachable in this region ('{here}')",
      alias: 'Cannot find alias arn: {arn}',
      aliasToUpdate: 'Alias not found: {arn}',
      resource: 'The resource you requested does not exist.',
      eventInvokeTarget: "The function doesn't exist.",
      eventInvokeConfig: "The function {arn} doesn't have an EventInvokeConfig",
      policyTarget: 'No policy found for: {arn}',
      policy: 'No policy is associated with the given resource.',
      statement: 'Statement {id} is not found in resource policy.',
    },
    members: userError,
  },
  ResourceConflictException: {
    status: 409,
    message: {
      function: 'Function already exist: {name}',
      alias: 'Alias already exists: {arn}',
      statement:
        'The statement id ({id}) provided already exists. Please provide a new statement id, or remove the existing statement.',
      versionInUse: 'Unable to delete version because the following aliases reference it: [{aliases}]',
    },
    members: userError,
  },
  PreconditionFailedException: {
    status: 412,
    message: (operation: 'GetFunction/GetAlias' | 'GetPolicy' | 'GetLayerPolicy') =>
      `The Revision Id provided does not match the latest Revision Id. Call the ${operation} API to retrieve ` +
      'the latest Revision Id',
    members: userError,
  },
  InvalidParameterValueException: { status: 400, message: invalidParameterWords, members: userError },
  InvalidRequestContentException: {
    status: 400,
    message: {
      payload: 'Could not parse request body into json: Could not parse payload into json: {detail}',
      clientContext:
        'Could not parse request body into json: Client context must be a valid Base64-encoded JSON.',
    },
    members: userError,
  },
  RequestTooLargeException: {
    status: 413,
    message: 'Request must be smaller than {limit} bytes for the InvokeFunction operation',
    members: userError,
  },
  ServiceException: {
    status: 500,
    message: {
      lostCode:
        'The emulator has lost {what}: {reason}. Update the code of the function, or publish the layer again.',
    },
    members: () => ({ Type: 'Service' }),
  },
  InvalidRuntimeException: { status: 502, message: '{reason}', members: userError },
  TooManyRequestsException: {
    status: 429,
    message: (_reason: ThrottleReason) => 'Rate Exceeded.',
    members: (reason: ThrottleReason) => ({ Type: 'User', Reason: reason }),
  },
});

export type ThrottleReason =
  'ReservedFunctionConcurrentInvocationLimitExceeded' | 'ConcurrentInvocationLimitExceeded';
