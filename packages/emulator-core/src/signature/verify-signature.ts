import { hash } from 'node:crypto';
import type { EmulatorRequest } from '../emulator-request.ts';
import { canonicalRequest, hashOfCanonical, rawQuery } from './canonical-request.ts';
import { ChunkSignatures } from './chunk-signatures.ts';
import { type ClaimedSignature, claimedSignature, isPresigned } from './claimed-signature.ts';
import { timeOfBasic } from './signature-scope.ts';
import { type FindKey, requireKey, type SignedService } from './known-key.ts';
import { findUnsignedHeader } from './signed-headers.ts';
import type { SignatureFault } from './signature-fault.ts';
import { areEqualSecrets, signatureOf, signingKey, stringToSign } from './signing-key.ts';
import { isOfVersionTwo, verifyVersionTwo } from './version-two.ts';

/** The moment at which signatures are checked. */
interface SignatureTime {
  readonly now: number;
  /**
   * The time of the client's clock where it is another one: the emulator's can be moved forward, and the client's is not
   * moved with it.
   */
  readonly clientNow?: number;
}

interface Verification extends SignatureTime {
  readonly service: SignedService;
  readonly findKey: FindKey;
}

/** AWS's limit for the difference of clocks. */
export const MOST_SKEW_MILLISECONDS = 15 * 60_000;

/**
 * Checks the signature of a signed request; returns the access key that it is of. Throws the refusal of the service. The
 * chunks of a body that is signed in chunks are checked as they are read.
 */
export async function verifySignature(request: EmulatorRequest, verification: Verification): Promise<string> {
  const { service, findKey } = verification;
  if (service.isForObjects && isOfVersionTwo(request)) return verifyVersionTwo(request, verification);
  const claim = claimedSignature(request);
  if ('kind' in claim) throw service.refuse(claim);
  const key = requireKey(claim, findKey, service);
  const where = claim.lifetimeSeconds === undefined ? 'header' : 'query';
  const fault =
    scopeFault(claim, service, where) ??
    timeFault(claim, verification) ??
    headerFault(claim, request, service);
  if (fault) throw service.refuse(fault);
  const payloadHash = await payloadHashOf(request, claim, service);
  const canonical = canonicalRequest({
    method: request.method,
    path: request.path,
    query: rawQuery(request),
    headers: request.raw.rawHeaders,
    signedHeaders: claim.signedHeaders,
    payloadHash,
    isForObjects: service.isForObjects,
  });
  const text = stringToSign(claim.date, claim.scope, hashOfCanonical(canonical));
  const signer = signingKey(key.secretAccessKey, claim.scope);
  if (!areEqualSecrets(signatureOf(signer, text), claim.signature))
    throw service.refuse({
      kind: 'mismatch',
      accessKeyId: claim.accessKeyId,
      signature: claim.signature,
      stringToSign: text,
      canonicalRequest: canonical,
    });
  if (payloadHash.startsWith(SIGNED_CHUNKS))
    request.chunkSignatures = new ChunkSignatures({ ...claim, key: signer, refuse: service.refuse });
  return claim.accessKeyId;
}

function scopeFault(
  { scope, date }: ClaimedSignature,
  service: SignedService,
  where: 'header' | 'query',
): SignatureFault | undefined {
  if (scope.service !== service.scope)
    return {
      kind: 'wrongScope',
      where,
      reason: `Credential should be scoped to correct service: '${service.scope}'.`,
    };
  if (scope.day === date.slice(0, 8)) return undefined;
  return {
    kind: 'wrongScope',
    where,
    reason: `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.day}' != '${date.slice(0, 8)}', from '${date}'.`,
  };
}

function timeFault(
  { date, lifetimeSeconds }: ClaimedSignature,
  { now, clientNow = now }: SignatureTime,
): SignatureFault | undefined {
  const signedAt = timeOfBasic(date);
  if (signedAt === undefined)
    return {
      kind: 'malformed',
      where: lifetimeSeconds === undefined ? 'header' : 'query',
      reason: `Date must be in ISO-8601 'basic format'. Got '${date}'.`,
    };
  if (signedAt > Math.max(now, clientNow) + MOST_SKEW_MILLISECONDS)
    return { kind: 'skewed', date, signedAt, now };
  if (lifetimeSeconds === undefined)
    return signedAt < Math.min(now, clientNow) - MOST_SKEW_MILLISECONDS
      ? { kind: 'skewed', date, signedAt, now }
      : undefined;
  const end = signedAt + lifetimeSeconds * 1000;
  return now <= end ? undefined : { kind: 'urlExpired', lifetimeSeconds, end, now };
}

/** A header that is not signed could have been changed on the way. */
function headerFault(
  { signedHeaders }: ClaimedSignature,
  request: EmulatorRequest,
  { isForObjects }: SignedService,
): SignatureFault | undefined {
  const header = findUnsignedHeader(request, signedHeaders, isForObjects);
  return header === undefined ? undefined : { kind: 'unsignedHeader', header };
}

const SIGNED_CHUNKS = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
const OTHER_HASHES = [
  'UNSIGNED-PAYLOAD',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  SIGNED_CHUNKS,
  `${SIGNED_CHUNKS}-TRAILER`,
];

/** S3 is told the hash, and compares it with the body as it reads. Other services compute it. */
async function payloadHashOf(
  request: EmulatorRequest,
  { lifetimeSeconds }: ClaimedSignature,
  { isForObjects, refuse }: SignedService,
): Promise<string> {
  if (!isForObjects) return hash('sha256', await request.bytes(), 'hex');
  const given =
    (isPresigned(request) ? request.query.get('X-Amz-Content-Sha256') : undefined) ??
    request.header('x-amz-content-sha256') ??
    (lifetimeSeconds === undefined ? undefined : 'UNSIGNED-PAYLOAD');
  if (given !== undefined && (/^[\da-f]{64}$/.test(given) || OTHER_HASHES.includes(given))) return given;
  throw refuse({ kind: 'wrongPayloadHash', ...(given !== undefined && { given }) });
}
