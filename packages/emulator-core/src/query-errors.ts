import { type AwsError, errorTable } from './aws-error.ts';

/** The common errors as services on the Query protocol call them. */
export const queryErrors = errorTable({
  AccessDenied: { status: 403, message: '{message}' },
  ExpiredToken: { status: 403, message: 'The security token included in the request is expired' },
  IncompleteSignature: { status: 400, message: '{message}' },
  InvalidAction: { status: 400, message: '{message}' },
  InvalidClientTokenId: {
    status: 403,
    message: 'The security token included in the request is invalid.',
  },
  MissingAction: { status: 400, message: 'The request is missing an action or a required parameter.' },
  MissingAuthenticationToken: { status: 403, message: 'Request is missing Authentication Token' },
  SignatureDoesNotMatch: { status: 403, message: '{message}' },
  ValidationError: { status: 400, message: '{message}' },
});

const WORDS: Readonly<Record<string, (error: AwsError, options: ErrorOptions) => AwsError>> = {
  UnknownOperationException: (error, options) => queryErrors.InvalidAction(error, options),
  AccessDeniedException: (error, options) => queryErrors.AccessDenied(error, options),
  ValidationException: (error, options) => queryErrors.ValidationError(error, options),
  ExpiredTokenException: (_, options) => queryErrors.ExpiredToken(options),
  IncompleteSignatureException: (error, options) => queryErrors.IncompleteSignature(error, options),
  InvalidSignatureException: (error, options) => queryErrors.SignatureDoesNotMatch(error, options),
  MissingAuthenticationTokenException: (_, options) => queryErrors.MissingAuthenticationToken(options),
  UnrecognizedClientException: (_, options) => queryErrors.InvalidClientTokenId(options),
};

export function inQueryWords(error: AwsError): AwsError {
  return Object.hasOwn(WORDS, error.code) ? (WORDS[error.code]?.(error, { cause: error }) ?? error) : error;
}
