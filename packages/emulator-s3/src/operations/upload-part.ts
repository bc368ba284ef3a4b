import type { UploadPartCommandOutput } from '@aws-sdk/client-s3';
import { bodyInput } from '../body-input.ts';
import { checksumMembers } from '../checksums.ts';
import { quoted } from '../conditions.ts';
import { partNumber, uploadInput } from '../location.ts';
import { CHECKSUM_REPLY_HEADERS } from '../object-output.ts';
import { defineS3Operation } from '../s3-operation.ts';
import { storePart } from '../store-part.ts';

export const uploadPart = defineS3Operation<Omit<UploadPartCommandOutput, '$metadata'>>()(
  {
    route: 'PUT object?uploadId',
    query: { uploadId: 'UploadId', partNumber: 'PartNumber' },
    body: { bytes: 'Body' },
    reply: {
      headers: {
        ETag: 'etag',
        ServerSideEncryption: 'x-amz-server-side-encryption',
        ...CHECKSUM_REPLY_HEADERS,
      },
    },
  },
  uploadInput.extend({ PartNumber: partNumber, Body: bodyInput }),
  async (context, input) => {
    const { checksum, etag } = await storePart(context, input, input.Body);
    return {
      ETag: quoted(etag),
      ServerSideEncryption: 'AES256' as const,
      ...checksumMembers(checksum),
      ChecksumType: undefined,
    };
  },
);
