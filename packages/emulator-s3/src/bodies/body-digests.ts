import { createHash, hash } from 'node:crypto';
import { type Checksum, CHECKSUMS, type ChecksumAlgorithm, DEFAULT_ALGORITHM } from './checksums.ts';
import { errors } from '../errors.ts';
import type { DigestClaims } from './upload-body.ts';

export interface BodyDigests {
  /** In hexadecimal: the ETag of a body that was uploaded in one piece. */
  readonly md5: string;
  /** By the algorithm that is wanted. */
  readonly checksum: Checksum;
  /** By the algorithm of the sender's own checksum, where it has one. */
  readonly claimed?: Checksum;
}

/** The algorithm of the sender, else the one that S3 uses by default. */
export function chosenAlgorithm(claims: DigestClaims): ChecksumAlgorithm {
  return claims.algorithm ?? DEFAULT_ALGORITHM;
}

/** Computes every digest of a body that is wanted or claimed, in one pass. */
export class DigestTaker {
  readonly #claims: DigestClaims;
  readonly #md5 = createHash('md5');
  readonly #sha256;
  readonly #wanted: ChecksumAlgorithm;
  readonly #checksum;
  readonly #claimed;

  constructor(claims: DigestClaims, wanted: ChecksumAlgorithm = chosenAlgorithm(claims)) {
    this.#claims = claims;
    this.#wanted = wanted;
    this.#checksum = CHECKSUMS[wanted].create();
    const { algorithm } = claims;
    this.#claimed = algorithm && algorithm !== wanted ? CHECKSUMS[algorithm].create() : undefined;
    this.#sha256 = claims.contentSha256 === undefined ? undefined : createHash('sha256');
  }

  update(bytes: Uint8Array): void {
    this.#md5.update(bytes);
    this.#sha256?.update(bytes);
    this.#checksum.update(bytes);
    this.#claimed?.update(bytes);
  }

  /** Throws when the bytes do not match what the sender claims. */
  finish(stated: string | undefined): BodyDigests {
    const checksum = fullObject(this.#wanted, this.#checksum.base64());
    const { algorithm } = this.#claims;
    const claimed = algorithm && (this.#claimed ? fullObject(algorithm, this.#claimed.base64()) : checksum);
    const digests = { md5: this.#md5.digest('hex'), checksum, ...(claimed && { claimed }) };
    verify(this.#claims, digests, this.#sha256?.digest('hex'), stated);
    return digests;
  }
}

/** The same for a body that is all in memory, with less overhead. */
export function digestsOf(
  bytes: Uint8Array,
  claims: DigestClaims,
  stated: string | undefined,
  wanted: ChecksumAlgorithm = chosenAlgorithm(claims),
): BodyDigests {
  const md5 = hash('md5', bytes, 'hex');
  const sha256 = claims.contentSha256 === undefined ? undefined : hash('sha256', bytes, 'hex');
  const checksum = checksumOf(wanted, bytes);
  const { algorithm } = claims;
  const claimed = algorithm && (algorithm === wanted ? checksum : checksumOf(algorithm, bytes));
  const digests = { md5, checksum, ...(claimed && { claimed }) };
  verify(claims, digests, sha256, stated);
  return digests;
}

function checksumOf(algorithm: ChecksumAlgorithm, bytes: Uint8Array): Checksum {
  const digest = CHECKSUMS[algorithm].create();
  digest.update(bytes);
  return fullObject(algorithm, digest.base64());
}

function fullObject(algorithm: ChecksumAlgorithm, value: string): Checksum {
  return { algorithm, type: 'FULL_OBJECT', value };
}

function verify(
  claims: DigestClaims,
  { md5, claimed }: BodyDigests,
  sha256: string | undefined,
  stated: string | undefined,
): void {
  if (claims.contentMd5 !== undefined) verifyMd5(claims.contentMd5, md5);
  if (claims.contentSha256 !== undefined && sha256 !== undefined && claims.contentSha256 !== sha256)
    throw errors.XAmzContentSHA256Mismatch(claims.contentSha256, sha256);
  if (stated !== undefined && claimed && stated !== claimed.value)
    throw errors.BadDigest.checksum({ algorithm: claimed.algorithm });
}

/** AWS shows the one digest in hexadecimal and the other in base64. */
function verifyMd5(contentMd5: string, md5: string): void {
  const expected = Buffer.from(contentMd5, 'base64').toString('hex');
  if (expected !== md5)
    throw errors.BadDigest.md5({
      CalculatedDigest: Buffer.from(md5, 'hex').toString('base64'),
      ExpectedDigest: expected,
    });
}
