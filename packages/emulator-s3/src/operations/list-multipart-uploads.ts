import type { ListMultipartUploadsCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { keyEncoder } from '../key-encoding.ts';
import { listKeys } from '../key-listing.ts';
import { commonPrefixMembers } from '../listed-object.ts';
import { bucketInput, encodingType, pageSize } from '../location.ts';
import { ownerOf } from '../owner.ts';
import { defineS3Operation } from '../s3-operation.ts';

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
    const [nextKey, nextUploadId] = page.next?.last.split('\u0000') ?? [];
    const owner = ownerOf(identity);
    return {
      Bucket,
      KeyMarker: encode(KeyMarker),
      UploadIdMarker: UploadIdMarker ?? '',
      Prefix: encode(Prefix),
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      ...(nextKey !== undefined && {
        NextKeyMarker: encode(nextKey),
        NextUploadIdMarker: nextUploadId ?? '',
      }),
      MaxUploads,
      IsTruncated: page.next !== undefined,
      ...(EncodingType && { EncodingType }),
      Uploads: page.items.map(({ upload }) => ({
        UploadId: upload.uploadId,
        Key: encode(upload.key),
        Initiated: new Date(upload.initiated),
        StorageClass: 'STANDARD' as const,
        Owner: owner,
        Initiator: owner,
        ...(upload.checksumAlgorithm && { ChecksumAlgorithm: upload.checksumAlgorithm }),
        ...(upload.checksumType && { ChecksumType: upload.checksumType }),
      })),
      ...commonPrefixMembers(page, encode),
    };
  },
);
