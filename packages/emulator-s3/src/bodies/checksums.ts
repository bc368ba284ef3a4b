import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { crc32c } from './crc32c.ts';
import { crc64nvme } from './crc64nvme.ts';
import { errors } from '../errors.ts';

/** A digest that is fed piece by piece. */
export interface Digest {
  update(bytes: Uint8Array): void;
  base64(): string;
}

interface Algorithm {
  readonly member: `Checksum${string}`;
  readonly bits: number;
  create(): Digest;
}

/** S3's checksum algorithms, by the name in `x-amz-checksum-algorithm`. */
export const CHECKSUMS = {
  CRC32: { member: 'ChecksumCRC32', bits: 32, create: () => rolling(crc32, 0, crc32Base64) },
  CRC32C: { member: 'ChecksumCRC32C', bits: 32, create: () => rolling(crc32c, 0, crc32Base64) },
  CRC64NVME: { member: 'ChecksumCRC64NVME', bits: 64, create: () => rolling(crc64nvme, 0n, crc64Base64) },
  SHA1: { member: 'ChecksumSHA1', bits: 160, create: () => hashing('sha1') },
  SHA256: { member: 'ChecksumSHA256', bits: 256, create: () => hashing('sha256') },
} as const satisfies Record<string, Algorithm>;

export type ChecksumAlgorithm = keyof typeof CHECKSUMS;
/** The algorithm that S3 uses where the sender names none. */
export const DEFAULT_ALGORITHM = 'CRC64NVME' satisfies ChecksumAlgorithm;
export const CHECKSUM_ALGORITHMS = Object.keys(CHECKSUMS) as ChecksumAlgorithm[];

/** The algorithm that an upload is begun with. */
export const checksumAlgorithm = z
  .string()
  .optional()
  .transform((name) => {
    const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name?.toUpperCase());
    if (name !== undefined && !algorithm)
      throw errors.InvalidRequest.algorithm({ valid: CHECKSUM_ALGORITHMS.join(', ') });
    return algorithm;
  });

/** An object's checksum as it is stored and shown. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** `COMPOSITE`: the checksum of the parts' checksums, with `-` and their number. */
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
  readonly value: string;
}

/** The checksum as the outputs of the operations show it: `{ ChecksumCRC32: '…', ChecksumType: 'FULL_OBJECT' }`. */
export function checksumMembers(checksum: Checksum | undefined): Record<string, string> {
  if (!checksum) return {};
  return { [CHECKSUMS[checksum.algorithm].member]: checksum.value, ChecksumType: checksum.type };
}

function rolling<State>(
  step: (bytes: Uint8Array, state: State) => State,
  initial: State,
  encode: (state: State) => string,
): Digest {
  let state = initial;
  return { update: (bytes) => void (state = step(bytes, state)), base64: () => encode(state) };
}

function hashing(name: 'sha1' | 'sha256'): Digest {
  const digest = createHash(name);
  return { update: (bytes) => void digest.update(bytes), base64: () => digest.digest('base64') };
}

export function crc32Base64(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes.toString('base64');
}

export function crc64Base64(value: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes.toString('base64');
}

/** Whether the text is base64 of the number of bits that the algorithm gives. */
export function isDigestOf(algorithm: ChecksumAlgorithm, base64: string): boolean {
  return (
    /^[A-Za-z0-9+/]+=*$/.test(base64) &&
    Buffer.from(base64, 'base64').length * 8 === CHECKSUMS[algorithm].bits
  );
}
