import {
  type AwsError,
  MOST_SKEW_MILLISECONDS,
  otherAlgorithm,
  queryRefusals,
  type Refusals,
  type SignatureFault,
} from '@scones/emulator-core';
import { errors } from './errors.ts';

/** S3 has codes of its own for signatures that it does not take. */
export const refusals: Refusals = { ...queryRefusals, unauthenticated };

function unauthenticated(fault: SignatureFault): AwsError {
  switch (fault.kind) {
    case 'missing':
      return errors.AccessDenied.denied();
    case 'otherAlgorithm':
      return errors.InvalidRequest.signature({ reason: otherAlgorithm(fault) });
    case 'malformed':
    case 'wrongScope':
      return malformed(fault);
    case 'unknownKey':
      return errors.InvalidAccessKeyId(fault.accessKeyId);
    case 'wrongToken':
      return errors.InvalidToken();
    case 'expiredToken':
      return errors.ExpiredToken();
    case 'unsignedHeader':
      return errors.AccessDenied.unsignedHeaders({ members: { HeadersNotSigned: fault.header } });
    case 'skewed':
      return errors.RequestTimeTooSkewed(fault.date, timeText(fault.now), MOST_SKEW_MILLISECONDS);
    case 'urlExpired':
      return errors.AccessDenied.expired({
        members: {
          ...(fault.lifetimeSeconds !== undefined && { 'X-Amz-Expires': String(fault.lifetimeSeconds) }),
          Expires: timeText(fault.end),
          ServerTime: timeText(fault.now),
        },
      });
    case 'wrongPayloadHash':
      return wrongPayloadHash(fault.given);
    case 'mismatch':
      return errors.SignatureDoesNotMatch(fault);
  }
}

function malformed({
  reason,
  where,
}: Extract<SignatureFault, { kind: 'malformed' | 'wrongScope' }>): AwsError {
  return where === 'query'
    ? errors.AuthorizationQueryParametersError.reason({ reason })
    : errors.AuthorizationHeaderMalformed({ reason });
}

function wrongPayloadHash(given: string | undefined): AwsError {
  return given === undefined
    ? errors.InvalidRequest.noPayloadHash()
    : errors.InvalidArgument.payloadHash({ argument: 'x-amz-content-sha256', value: given });
}

function timeText(time: number): string {
  return new Date(time).toISOString();
}
