import { errorTable } from '@scones/emulator-core';

/** STS's errors, in AWS's words. */
export const errors = errorTable({
  AccessDenied: { status: 403, message: 'Cannot call GetSessionToken with session credentials' },
  InvalidParameterValue: {
    status: 400,
    message: {
      sameTagKey: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      transitiveConflict:
        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
      transitiveWithoutTag: 'The specified transitive tag key must be included in the requested tags.',
    },
  },
  InvalidIdentityToken: {
    status: 400,
    message: {
      noSamlProvider: "Specified provider doesn't exist",
      noProvider: 'No OpenIDConnect provider found in your account for {issuer}',
      notJwt:
        'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    },
  },
  ValidationError: { status: 400, message: { request: 'Request ARN is invalid', arn: '{arn} is invalid' } },
});
