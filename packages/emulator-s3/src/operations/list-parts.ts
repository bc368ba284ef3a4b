import type { ListPartsCommandOutput } from '@aws-sdk/client-s3';
import { checksumMembers } from '../bodies/checksums.ts';
import { quoted, wholeSecond } from '../objects/conditions.ts';
import { pageSize, partNumberMarker, uploadInput } from '../request-members.ts';
import { initiatorOf, ownerOf } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';

export const listParts = operation<ListPartsCommandOutput>()(
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
      Initiator: initiatorOf(identity),
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
        LastModified: wholeSecond(modified),
        ETag: quoted(etag),
        Size: file.size,
        ...checksumMembers(upload.checksumAlgorithm && checksum),
        ChecksumType: undefined,
      })),
    };
  },
);
