import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html and each operation's own. */
export const errors = errorTable({
  ResourceNotFoundException: {
    status: 400,
    message: (what: 'log group' | 'log stream') => `The specified ${what} does not exist.`,
  },
  ResourceAlreadyExistsException: {
    status: 400,
    message: (what: 'log group' | 'log stream') => `The specified ${what} already exists`,
  },
  ValidationException: { status: 400, message: (detail: string) => detail },
  InvalidParameterException: { status: 400, message: (detail: string) => detail },
});
