import type { UploadPartCommandOutput } from '@aws-sdk/client-s3';
import { bodyInput } from '../bodies/body-input.ts';
import { checksumMembers } from '../bodies/checksums.ts';
import { quoted } from '../objects/conditions.ts';
import { partNumber, uploadInput } from '../request-members.ts';
import { CHECKSUM_REPLY_HEADERS, STORED_REPLY_HEADERS } from '../objects/object-output.ts';
import { operation } from '../s3-operation.ts';
import { storePart } from '../uploads/store-part.ts';

export const uploadPart = operation<UploadPartCommandOutput>()(
  {
    route: 'PUT object?uploadId',
    query: { uploadId: 'UploadId', partNumber: 'PartNumber' },
    body: { bytes: 'Body' },
    reply: {
      headers: {
        ETag: 'ETag',
        ...STORED_REPLY_HEADERS,
        ...CHECKSUM_REPLY_HEADERS,
      },
    },
  },
  uploadInput.extend({ PartNumber: partNumber, Body: bodyInput }),
  async (context, input) => {
    const part = await storePart(context, input, input.Body);
    return {
      ETag: quoted(part.etag),
      ...part.encryption,
      ...checksumMembers(part.shown),
      ChecksumType: undefined,
    };
  },
);
