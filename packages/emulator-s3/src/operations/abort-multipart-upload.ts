import type { AbortMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { uploadInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

export const abortMultipartUpload = operation<AbortMultipartUploadCommandOutput>()(
  { route: 'DELETE object?uploadId', query: { uploadId: 'UploadId' }, reply: { status: 204 } },
  uploadInput,
  async ({ buckets, uploads, bodies }, { Bucket, Key, UploadId }) => {
    buckets.get(Bucket);
    const upload = uploads.get(Bucket, Key, UploadId);
    await bodies.remove(uploads.end(upload, (parts) => parts.map(({ file }) => file)));
    return {};
  },
);
