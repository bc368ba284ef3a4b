import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html */
export const errors = errorTable({
  NotFound: { status: 404, message: (what: string) => `${what} does not exist` },
  InvalidParameter: { status: 400, message: (detail: string) => `Invalid parameter: ${detail}` },
  ParameterValueInvalid: { status: 400, message: (detail: string) => detail },
  TooManyEntriesInBatchRequest: {
    status: 400,
    message: () => 'The batch request contains more entries than permissible.',
  },
  EmptyBatchRequest: { status: 400, message: () => "The batch request doesn't contain any entries." },
  BatchEntryIdsNotDistinct: {
    status: 400,
    message: () => 'Two or more batch entries in the request have the same Id.',
  },
  InvalidBatchEntryId: { status: 400, message: (detail: string) => detail },
  BatchRequestTooLong: {
    status: 400,
    message: () => 'The length of all the messages put together is more than the limit.',
  },
  ResourceNotFound: { status: 404, message: () => 'Resource does not exist' },
});
