import { type AwsError, errorTable } from './aws-error.ts';

/** The common errors as services on the Query protocol call them. */
export const queryErrors = errorTable({
  AccessDenied: { status: 403, message: (reason: string) => reason },
  InvalidAction: {
    status: 400,
    message: (detail: string) => detail,
  },
  MissingAction: { status: 400, message: () => 'The request is missing an action or a required parameter.' },
  ValidationError: { status: 400, message: (detail: string) => detail },
});

export function inQueryWords(error: AwsError): AwsError {
  if (error.code === 'UnknownOperationException') return queryErrors.InvalidAction(error.message);
  if (error.code === 'AccessDeniedException') return queryErrors.AccessDenied(error.message);
  if (error.code === 'ValidationException') return queryErrors.ValidationError(error.message);
  return error;
}
