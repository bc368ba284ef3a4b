import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  ResourceNotFoundException: { status: 400, message: (detail: string) => detail },
  ResourceAlreadyExistsException: { status: 400, message: (detail: string) => detail },
  LimitExceededException: { status: 400, message: (detail: string) => detail },
  InvalidEventPatternException: {
    status: 400,
    message: (detail: string) => `Event pattern is not valid. Reason: ${detail}`,
  },
  ValidationException: { status: 400, message: (detail: string) => detail },
});
