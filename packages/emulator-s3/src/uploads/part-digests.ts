import { hash } from 'node:crypto';
import {
  type Checksum,
  CHECKSUMS,
  type ChecksumAlgorithm,
  crc32Base64,
  crc64Base64,
  DEFAULT_ALGORITHM,
} from '../bodies/checksums.ts';
import { combineCrc } from '../bodies/crc-combine.ts';
import { CRC32C_POLYNOMIAL } from '../bodies/crc32c.ts';
import { CRC64NVME_POLYNOMIAL } from '../bodies/crc64nvme.ts';
import type { Upload, UploadedPart } from './upload-table.ts';

/** The MD5 of the parts' MD5s, and how many they are. */
export function etagOfParts(parts: readonly UploadedPart[]): string {
  const digests = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag, 'hex')));
  return `${hash('md5', digests, 'hex')}-${parts.length}`;
}

/** The checksum of an object from those of its parts. */
export function checksumOfParts(upload: Upload, parts: readonly UploadedPart[]): Checksum {
  const { checksumAlgorithm: algorithm = DEFAULT_ALGORITHM, checksumType: type = 'FULL_OBJECT' } = upload;
  const digests = parts.map(({ checksum }) => Buffer.from(checksum.value, 'base64'));
  const value = type === 'COMPOSITE' ? composite(algorithm, digests) : whole(algorithm, digests, parts);
  return { algorithm, type, value };
}

function composite(algorithm: ChecksumAlgorithm, digests: readonly Buffer[]): string {
  const digest = CHECKSUMS[algorithm].create();
  digest.update(Buffer.concat(digests));
  return `${digest.base64()}-${digests.length}`;
}

const POLYNOMIALS: Partial<Record<ChecksumAlgorithm, bigint>> = {
  CRC32: 0xedb88320n,
  CRC32C: BigInt(CRC32C_POLYNOMIAL),
  CRC64NVME: CRC64NVME_POLYNOMIAL,
};

function whole(
  algorithm: ChecksumAlgorithm,
  digests: readonly Buffer[],
  parts: readonly UploadedPart[],
): string {
  const { bits } = CHECKSUMS[algorithm];
  const polynomial = POLYNOMIALS[algorithm] as bigint;
  const crcs = digests.map((digest) => BigInt(`0x${digest.toString('hex')}`));
  const crc = crcs.reduce((first, second, index) =>
    combineCrc(first, second, (parts[index] as UploadedPart).file.size, polynomial, bits),
  );
  return bits === 64 ? crc64Base64(crc) : crc32Base64(Number(crc));
}
