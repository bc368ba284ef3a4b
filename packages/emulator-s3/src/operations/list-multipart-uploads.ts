import type { ListMultipartUploadsCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { wholeSecond } from '../objects/conditions.ts';
import { errors } from '../errors.ts';
import { keyEncoder } from '../listing/key-encoding.ts';
import { listAfterMarker } from '../listing/key-listing.ts';
import { commonPrefixMembers } from '../listing/listed-object.ts';
import { bucketInput, encodingType, pageSize } from '../request-members.ts';
import { initiatorOf, ownerOf } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';
import type { Upload } from '../uploads/upload-table.ts';

export const listMultipartUploads = operation<ListMultipartUploadsCommandOutput>()(
  {
    route: 'GET bucket?uploads',
    query: {
      delimiter: 'Delimiter',
      'encoding-type': 'EncodingType',
      'key-marker': 'KeyMarker',
      'max-uploads': 'MaxUploads',
      prefix: 'Prefix',
      'upload-id-marker': 'UploadIdMarker',
    },
    reply: { document: 'ListMultipartUploadsResult' },
  },
  bucketInput.extend({
    Delimiter: z.string().optional(),
    EncodingType: encodingType,
    KeyMarker: z.string().default(''),
    MaxUploads: pageSize('max-uploads'),
    Prefix: z.string().default(''),
    UploadIdMarker: z.string().optional(),
  }),
  ({ buckets, uploads, identity }, input) => {
    const { Bucket, Delimiter, EncodingType, KeyMarker, MaxUploads, Prefix, UploadIdMarker } = input;
    buckets.get(Bucket);
    if (UploadIdMarker && KeyMarker !== '') checkMarker(UploadIdMarker);
    const page = listAfterMarker(
      (after) => uploads.inBucket(Bucket, Prefix).filter((upload) => isBehind(upload, after, input)),
      { prefix: Prefix, delimiter: Delimiter, marker: KeyMarker, limit: MaxUploads },
    );
    const encode = keyEncoder(EncodingType);
    const lastUpload = page.items.at(-1);
    const nextKey = page.last ?? lastUpload?.key ?? '';
    const owner = ownerOf(identity);
    return {
      Bucket,
      KeyMarker: encode(KeyMarker),
      UploadIdMarker: UploadIdMarker ?? '',
      ...(Prefix && { Prefix: encode(Prefix) }),
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      NextKeyMarker: encode(nextKey),
      NextUploadIdMarker: lastUpload?.key === nextKey ? lastUpload.uploadId : '',
      MaxUploads,
      IsTruncated: page.last !== undefined,
      ...(EncodingType && { EncodingType }),
      Uploads: page.items.map((upload) => ({
        UploadId: upload.uploadId,
        Key: encode(upload.key),
        Initiated: wholeSecond(upload.initiated),
        StorageClass: 'STANDARD' as const,
        Owner: owner,
        Initiator: initiatorOf(identity),
        ...(upload.checksumAlgorithm && { ChecksumAlgorithm: upload.checksumAlgorithm }),
        ...(upload.checksumType && { ChecksumType: upload.checksumType }),
      })),
      ...commonPrefixMembers(page, encode),
    };
  },
);

/** Several uploads may be under one key, so that a page may begin after one of them. */
function isBehind(
  { key, uploadId }: Upload,
  after: string,
  { KeyMarker, UploadIdMarker }: { KeyMarker: string; UploadIdMarker?: string | undefined },
): boolean {
  if (key === KeyMarker && after === KeyMarker) return UploadIdMarker ? uploadId > UploadIdMarker : false;
  return Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
}

/** The upload itself may have ended since it was listed. */
function checkMarker(marker: string): void {
  if (!/^[0-9a-f]{32}$/.test(marker))
    throw errors.InvalidArgument.uploadIdMarker({ argument: 'upload-id-marker', value: marker });
}
