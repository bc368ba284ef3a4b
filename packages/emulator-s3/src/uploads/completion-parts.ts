import { z } from 'zod';
import { CHECKSUM_ALGORITHMS, CHECKSUMS, type ChecksumAlgorithm } from '../bodies/checksums.ts';
import { errors } from '../errors.ts';
import type { Upload, UploadedPart } from './upload-table.ts';

const SMALLEST_PART = 5 * 2 ** 20;

export const checksumShape = Object.fromEntries(
  CHECKSUM_ALGORITHMS.map((algorithm) => [CHECKSUMS[algorithm].member, z.string().optional()]),
);

/** A part as a completion names it. */
export const namedPart = z.strictObject({
  PartNumber: z.coerce.number().int(),
  ETag: z.string(),
  ...checksumShape,
});
type NamedPart = z.output<typeof namedPart>;

/** The parts in the order of the client's list, which must be that of their numbers. */
export function chooseParts(
  named: readonly NamedPart[],
  uploaded: readonly UploadedPart[],
  upload: Upload,
): UploadedPart[] {
  if (named.length === 0) throw errors.InvalidRequest.noParts();
  const byNumber = new Map(uploaded.map((part) => [part.partNumber, part]));
  const parts = named.map((name, index) => {
    if (index > 0 && name.PartNumber <= (named[index - 1] as NamedPart).PartNumber)
      throw errors.InvalidPartOrder(upload.uploadId);
    return choosePart(name, byNumber.get(name.PartNumber), upload);
  });
  const small = parts.slice(0, -1).find(({ file }) => file.size < SMALLEST_PART);
  if (small) {
    const { partNumber: PartNumber, etag: ETag } = small;
    throw errors.EntityTooSmall(small.file.size, SMALLEST_PART, { PartNumber, ETag });
  }
  return parts;
}

function choosePart(name: NamedPart, part: UploadedPart | undefined, upload: Upload): UploadedPart {
  const etag = name.ETag.replaceAll('"', '');
  const isThere = part !== undefined && part.etag === etag;
  const algorithm = isThere ? checkNamedChecksum(name, upload) : undefined;
  const named = algorithm && checksumIn(name, algorithm);
  if (!isThere || (named !== undefined && (!upload.checksumAlgorithm || named !== part.checksum.value)))
    throw errors.InvalidPart(upload.uploadId, name.PartNumber, etag);
  return part;
}

/** The algorithm of the checksum that a part is listed with. A composite checksum needs one for each part. */
function checkNamedChecksum(
  name: NamedPart,
  { checksumAlgorithm, checksumType }: Upload,
): ChecksumAlgorithm | undefined {
  const given = CHECKSUM_ALGORITHMS.find((algorithm) => checksumIn(name, algorithm) !== undefined);
  if (given && checksumAlgorithm && given !== checksumAlgorithm)
    throw errors.BadDigest.part({ algorithm: given.toLowerCase(), partNumber: name.PartNumber });
  if (!given && checksumAlgorithm && checksumType === 'COMPOSITE')
    throw errors.InvalidRequest.partWithoutChecksum({
      algorithm: checksumAlgorithm.toLowerCase(),
      partNumber: name.PartNumber,
    });
  return given;
}

/** A checksum by its algorithm, among the members of a part or of the whole. */
export function checksumIn(members: object, algorithm: ChecksumAlgorithm): string | undefined {
  return (members as Record<string, string | undefined>)[CHECKSUMS[algorithm].member];
}
