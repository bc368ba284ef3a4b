import type { Refusals } from './access.ts';
import { type AwsError, commonErrors, errorTable } from './aws-error.ts';
import { inQueryWords, queryErrors } from './query-errors.ts';
import { basicTime } from './signature/signature-scope.ts';
import type { SignatureFault } from './signature/signature-fault.ts';
import { MOST_SKEW_MILLISECONDS } from './signature/verify-signature.ts';

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

const errors = errorTable({ AccessDeniedException: { status: 400, message: '{reason}' } });

/** The same codes have one status on the JSON protocol, and another on REST and Query. */
const signatureErrors = (status: number) =>
  errorTable({
    ExpiredTokenException: { status, message: 'The security token included in the request is expired' },
    IncompleteSignatureException: { status, message: '{reason}' },
    InvalidSignatureException: { status, message: { mismatch: MISMATCH, reason: '{reason}' } },
    MissingAuthenticationTokenException: { status, message: 'Missing Authentication Token' },
    UnrecognizedClientException: {
      status,
      message: 'The security token included in the request is invalid.',
    },
  });

const onJson = signatureErrors(400);
const elsewhere = signatureErrors(403);

/** Services on the JSON protocol answer every refusal with 400. */
export const jsonRefusals: Refusals = {
  accessDenied: (reason) => errors.AccessDeniedException({ reason }),
  unauthenticated: (fault) => unauthenticated(fault, onJson),
};

export const restJsonRefusals: Refusals = {
  accessDenied: (reason) => commonErrors.AccessDeniedException({ reason }),
  unauthenticated: (fault) => unauthenticated(fault, elsewhere),
};

export const queryRefusals: Refusals = {
  accessDenied: (message) => queryErrors.AccessDenied({ message }),
  unauthenticated: (fault) => inQueryWords(unauthenticated(fault, elsewhere)),
};

function unauthenticated(fault: SignatureFault, table: typeof onJson): AwsError {
  switch (fault.kind) {
    case 'missing':
      return table.MissingAuthenticationTokenException();
    case 'unknownKey':
    case 'wrongToken':
      return table.UnrecognizedClientException();
    case 'expiredToken':
      return table.ExpiredTokenException();
    case 'mismatch':
      return table.InvalidSignatureException.mismatch();
    case 'malformed':
      return table.IncompleteSignatureException({ reason: fault.reason });
    case 'wrongScope':
      return table.InvalidSignatureException.reason({ reason: fault.reason });
    case 'otherAlgorithm':
      return table.IncompleteSignatureException({ reason: otherAlgorithm(fault) });
    case 'unsignedHeader':
      return table.InvalidSignatureException.reason({
        reason: `'${fault.header}' must be a 'SignedHeader' in the AWS Authorization.`,
      });
    case 'skewed':
      return table.InvalidSignatureException.reason({ reason: skewed(fault) });
    case 'urlExpired':
      return table.InvalidSignatureException.reason({
        reason: `Signature expired: ${basicTime(fault.end)} is now earlier than ${basicTime(fault.now)}.`,
      });
    case 'wrongPayloadHash':
      return table.InvalidSignatureException.reason({
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
