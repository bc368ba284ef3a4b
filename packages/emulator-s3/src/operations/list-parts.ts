import type { ListPartsCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { checksumMembers } from '../checksums.ts';
import { quoted } from '../conditions.ts';
import { errors } from '../errors.ts';
import { pageSize, uploadInput } from '../location.ts';
import { ownerOf } from '../owner.ts';
import { defineS3Operation } from '../s3-operation.ts';

const partNumberMarker = z
  .union([z.number(), z.string()])
  .default(0)
  .transform((given) => {
    const marker = Number(given);
    if (!Number.isInteger(marker) || marker < 0 || marker > LARGEST_MARKER)
      throw errors.InvalidArgument(
        `Argument part-number-marker must be an integer between 0 and ${LARGEST_MARKER}`,
        'part-number-marker',
        String(given),
      );
    return marker;
  });
const LARGEST_MARKER = 2 ** 31 - 1;

export const listParts = defineS3Operation<Omit<ListPartsCommandOutput, '$metadata'>>()(
  {
    route: 'GET object?uploadId',
    query: { uploadId: 'UploadId', 'max-parts': 'MaxParts', 'part-number-marker': 'PartNumberMarker' },
    reply: { document: 'ListPartsResult' },
  },
  uploadInput.extend({ MaxParts: pageSize('max-parts'), PartNumberMarker: partNumberMarker }),
  ({ buckets, uploads, identity }, { Bucket, Key, UploadId, MaxParts, PartNumberMarker }) => {
    buckets.get(Bucket);
    const upload = uploads.get(Bucket, Key, UploadId);
    const rest = uploads.parts(UploadId).filter(({ partNumber }) => partNumber > PartNumberMarker);
    const page = rest.slice(0, MaxParts);
    const owner = ownerOf(identity);
    return {
      Bucket,
      Key,
      UploadId,
      Initiator: owner,
      Owner: owner,
      StorageClass: (upload.attributes.StorageClass as ListPartsCommandOutput['StorageClass']) ?? 'STANDARD',
      PartNumberMarker: String(PartNumberMarker),
      NextPartNumberMarker: String(page.at(-1)?.partNumber ?? 0),
      MaxParts,
      IsTruncated: rest.length > page.length,
      ...(upload.checksumAlgorithm && { ChecksumAlgorithm: upload.checksumAlgorithm }),
      ...(upload.checksumType && { ChecksumType: upload.checksumType }),
      Parts: page.map(({ partNumber, modified, etag, file, checksum }) => ({
        PartNumber: partNumber,
        LastModified: new Date(modified),
        ETag: quoted(etag),
        Size: file.size,
        ...checksumMembers(upload.checksumAlgorithm && checksum),
        ChecksumType: undefined,
      })),
    };
  },
);
