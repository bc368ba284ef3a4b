import { type AwsError, errorTable } from './aws-error.ts';

/** The common errors as services on the Query protocol call them. */
export const queryErrors = errorTable({
  AccessDenied: { status: 403, message: '{message}' },
  InvalidAction: { status: 400, message: '{message}' },
  MissingAction: { status: 400, message: 'The request is missing an action or a required parameter.' },
  ValidationError: { status: 400, message: '{message}' },
});

export function inQueryWords(error: AwsError): AwsError {
  if (error.code === 'UnknownOperationException') return queryErrors.InvalidAction(error, { cause: error });
  if (error.code === 'AccessDeniedException') return queryErrors.AccessDenied(error, { cause: error });
  if (error.code === 'ValidationException') return queryErrors.ValidationError(error, { cause: error });
  return error;
}
