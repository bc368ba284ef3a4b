import { errorTable } from '@scones/emulator-core';

/** IAM's errors; each detail is in AWS's words. */
export const errors = errorTable({
  AccessDenied: { status: 403, message: (detail: string) => detail },
  DeleteConflict: { status: 409, message: (detail: string) => detail },
  EntityAlreadyExists: { status: 409, message: (detail: string) => detail },
  InvalidInput: { status: 400, message: (detail: string) => detail },
  LimitExceeded: { status: 409, message: (detail: string) => detail },
  MalformedPolicyDocument: { status: 400, message: (detail: string) => detail },
  NoSuchEntity: { status: 404, message: (detail: string) => detail },
  ValidationError: { status: 400, message: (detail: string) => detail },
});
