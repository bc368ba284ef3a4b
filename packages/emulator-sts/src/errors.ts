import { errorTable } from '@scones/emulator-core';

/** STS's errors; each detail is in AWS's words. */
export const errors = errorTable({
  AccessDenied: { status: 403, message: (detail: string) => detail },
  InvalidParameterValue: { status: 400, message: (detail: string) => detail },
  InvalidIdentityToken: { status: 400, message: (detail: string) => detail },
  ValidationError: { status: 400, message: (detail: string) => detail },
});
