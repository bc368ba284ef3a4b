import type { ListMultipartUploadsCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { wholeSecond } from '../objects/conditions.ts';
import { errors } from '../errors.ts';
import { keyEncoder } from '../listing/key-encoding.ts';
import { listKeys } from '../listing/key-listing.ts';
import { commonPrefixMembers } from '../listing/listed-object.ts';
import { bucketInput, encodingType, pageSize } from '../request-members.ts';
import { initiatorOf, ownerOf } from '../buckets/owner.ts';
import { defineS3Operation } from '../s3-operation.ts';
import type { Upload } from '../uploads/upload-table.ts';

function checkMarker(
  uploads: readonly Upload[],
  { KeyMarker, UploadIdMarker }: { KeyMarker: string; UploadIdMarker?: string | undefined },
): void {
  if (!UploadIdMarker || KeyMarker === '') return;
  if (!uploads.some(({ uploadId }) => uploadId === UploadIdMarker))
    throw errors.InvalidArgument('Invalid uploadId marker', 'upload-id-marker', UploadIdMarker);
}

export const listMultipartUploads = defineS3Operation<Omit<ListMultipartUploadsCommandOutput, '$metadata'>>()(
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
    checkMarker(uploads.inBucket(Bucket, ''), input);
    // Several uploads may be under one key, so that the page goes by both.
    const positioned = uploads
      .inBucket(Bucket, Prefix)
      .map((upload) => ({ upload, key: `${upload.key}\u0000${upload.uploadId}` }));
    const start = UploadIdMarker === undefined ? `${KeyMarker}\u0001` : `${KeyMarker}\u0000${UploadIdMarker}`;
    const page = listKeys(
      (after) => positioned.filter(({ key }) => Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0),
      { prefix: Prefix, delimiter: Delimiter, after: KeyMarker === '' ? '' : start, limit: MaxUploads },
    );
    const encode = keyEncoder(EncodingType);
    const [nextKey = '', nextUploadId = ''] = (page.next?.last ?? page.items.at(-1)?.key ?? '').split(
      '\u0000',
    );
    const owner = ownerOf(identity);
    return {
      Bucket,
      KeyMarker: encode(KeyMarker),
      UploadIdMarker: UploadIdMarker ?? '',
      ...(Prefix && { Prefix: encode(Prefix) }),
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      NextKeyMarker: encode(nextKey),
      NextUploadIdMarker: nextUploadId,
      MaxUploads,
      IsTruncated: page.next !== undefined,
      ...(EncodingType && { EncodingType }),
      Uploads: page.items.map(({ upload }) => ({
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
