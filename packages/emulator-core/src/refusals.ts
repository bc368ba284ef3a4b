import type { Refusals } from './access.ts';
import { AwsError, commonErrors, errorTable } from './aws-error.ts';
import { inQueryWords, queryErrors } from './query-errors.ts';
import { basicTime } from './signature/claimed-signature.ts';
import type { SignatureFault } from './signature/signature-fault.ts';
import { MOST_SKEW_MILLISECONDS } from './signature/verify-signature.ts';

const sentences = {
  invalid: 'The security token included in the request is invalid.',
  expired: 'The security token included in the request is expired',
  missing: 'Missing Authentication Token',
  mismatch:
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
} as const;

const errors = errorTable({
  AccessDeniedException: { status: 400, message: '{reason}' },
  ExpiredTokenException: { status: 403, message: sentences.expired },
  IncompleteSignatureException: { status: 403, message: '{reason}' },
  InvalidSignatureException: {
    status: 403,
    message: { mismatch: sentences.mismatch, reason: '{reason}' },
  },
  MissingAuthenticationTokenException: { status: 403, message: sentences.missing },
  UnrecognizedClientException: { status: 403, message: sentences.invalid },
});

/** Services on the JSON protocol answer every refusal with 400. */
export const jsonRefusals: Refusals = {
  accessDenied: (reason) => errors.AccessDeniedException({ reason }),
  unauthenticated(fault) {
    const { code, message } = unauthenticated(fault);
    return new AwsError(code, 400, message);
  },
};

export const restJsonRefusals: Refusals = {
  accessDenied: (reason) => commonErrors.AccessDeniedException({ reason }),
  unauthenticated,
};

export const queryRefusals: Refusals = {
  accessDenied: (message) => queryErrors.AccessDenied({ message }),
  unauthenticated: (fault) => inQueryWords(unauthenticated(fault)),
};

function unauthenticated(fault: SignatureFault): AwsError {
  switch (fault.kind) {
    case 'missing':
      return errors.MissingAuthenticationTokenException();
    case 'unknownKey':
    case 'wrongToken':
      return errors.UnrecognizedClientException();
    case 'expiredToken':
      return errors.ExpiredTokenException();
    case 'mismatch':
      return errors.InvalidSignatureException.mismatch();
    case 'malformed':
      return errors.IncompleteSignatureException({ reason: fault.reason });
    case 'wrongScope':
      return errors.InvalidSignatureException.reason({ reason: fault.reason });
    case 'otherAlgorithm':
      return errors.IncompleteSignatureException({ reason: otherAlgorithm(fault) });
    case 'unsignedHeader':
      return errors.InvalidSignatureException.reason({
        reason: `'${fault.header}' must be a 'SignedHeader' in the AWS Authorization.`,
      });
    case 'skewed':
      return errors.InvalidSignatureException.reason({ reason: skewed(fault) });
    case 'urlExpired':
      return errors.InvalidSignatureException.reason({
        reason: `Signature expired: ${basicTime(fault.end)} is now earlier than ${basicTime(fault.now)}.`,
      });
    case 'wrongPayloadHash':
      return errors.InvalidSignatureException.reason({
        reason: `The payload hash '${fault.given}' is none.`,
      });
  }
}

/** The sentence of every service for a signature of another kind, of version 4a for one. */
export function otherAlgorithm({ algorithm }: { readonly algorithm: string }): string {
  if (/^AWS4-ECDSA-/.test(algorithm))
    return `The emulator does not support ${algorithm} (SigV4a); sign with AWS4-HMAC-SHA256.`;
  return `Unsupported AWS 'algorithm': '${algorithm}'.`;
}

function skewed({ date, signedAt, now }: Extract<SignatureFault, { kind: 'skewed' }>): string {
  const isEarly = signedAt > now;
  const limit = basicTime(now + (isEarly ? MOST_SKEW_MILLISECONDS : -MOST_SKEW_MILLISECONDS));
  const [what, sign] = isEarly ? ['not yet current', '+'] : ['expired', '-'];
  const is = isEarly ? 'still later' : 'now earlier';
  return `Signature ${what}: ${date} is ${is} than ${limit} (${basicTime(now)} ${sign} 15 min.)`;
}
