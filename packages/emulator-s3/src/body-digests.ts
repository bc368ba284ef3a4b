import { createHash, hash } from 'node:crypto';
import { type Checksum, CHECKSUMS, type ChecksumAlgorithm } from './checksums.ts';
import { errors } from './errors.ts';
import type { DigestClaims } from './upload-body.ts';

export interface BodyDigests {
  /** In hexadecimal: the ETag of what was uploaded in one go. */
  readonly md5: string;
  readonly checksum?: Checksum;
}

/** Takes every digest of a body that is wanted or claimed, in one pass. */
export class DigestTaker {
  readonly #claims: DigestClaims;
  readonly #md5 = createHash('md5');
  readonly #sha256;
  readonly #algorithm;
  readonly #checksum;

  constructor(claims: DigestClaims, algorithm: ChecksumAlgorithm | undefined = claims.algorithm) {
    this.#claims = claims;
    this.#algorithm = algorithm;
    this.#checksum = algorithm && CHECKSUMS[algorithm].create();
    this.#sha256 = claims.contentSha256 === undefined ? undefined : createHash('sha256');
  }

  update(bytes: Uint8Array): void {
    this.#md5.update(bytes);
    this.#sha256?.update(bytes);
    this.#checksum?.update(bytes);
  }

  /** Throws when the bytes are not those which the sender meant. */
  finish(claimedChecksum: string | undefined): BodyDigests {
    const md5 = this.#md5.digest('hex');
    const value = this.#checksum?.base64();
    const checksum: Checksum | undefined =
      this.#algorithm && value !== undefined
        ? { algorithm: this.#algorithm, type: 'FULL_OBJECT', value }
        : undefined;
    verify(
      this.#claims,
      { md5, ...(checksum && { checksum }) },
      this.#sha256?.digest('hex'),
      claimedChecksum,
    );
    return { md5, ...(checksum && { checksum }) };
  }
}

/** The same for a body that is all there, with less ado. */
export function digestsOf(
  bytes: Uint8Array,
  claims: DigestClaims,
  claimedChecksum: string | undefined,
  algorithm: ChecksumAlgorithm | undefined = claims.algorithm,
): BodyDigests {
  const md5 = hash('md5', bytes, 'hex');
  const sha256 = claims.contentSha256 === undefined ? undefined : hash('sha256', bytes, 'hex');
  const checksum = algorithm && checksumOf(algorithm, bytes);
  const digests = { md5, ...(checksum && { checksum }) };
  verify(claims, digests, sha256, claimedChecksum);
  return digests;
}

function checksumOf(algorithm: ChecksumAlgorithm, bytes: Uint8Array): Checksum {
  const digest = CHECKSUMS[algorithm].create();
  digest.update(bytes);
  return { algorithm, type: 'FULL_OBJECT', value: digest.base64() };
}

function verify(
  claims: DigestClaims,
  digests: BodyDigests,
  sha256: string | undefined,
  claimedChecksum: string | undefined,
): void {
  const { contentMd5, contentSha256 } = claims;
  if (contentMd5 !== undefined && Buffer.from(contentMd5, 'base64').toString('hex') !== digests.md5)
    throw errors.BadDigest('Content-MD5');
  if (contentSha256 !== undefined && sha256 !== undefined && contentSha256 !== sha256)
    throw errors.XAmzContentSHA256Mismatch(contentSha256, sha256);
  if (claimedChecksum !== undefined && digests.checksum && claimedChecksum !== digests.checksum.value)
    throw errors.BadDigest(digests.checksum.algorithm);
}
