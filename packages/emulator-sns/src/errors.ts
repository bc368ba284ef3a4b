import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html */
export const errors = errorTable({
  NotFound: { status: 404, message: (what: string) => `${what} does not exist` },
  InvalidParameter: { status: 400, message: (detail: string) => `Invalid parameter: ${detail}` },
  ResourceNotFound: { status: 404, message: () => 'Resource does not exist' },
});
