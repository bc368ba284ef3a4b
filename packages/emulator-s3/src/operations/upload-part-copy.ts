import type { UploadPartCopyCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { parseCopyRange } from '../objects/byte-range.ts';
import { checksumMembers } from '../bodies/checksums.ts';
import { checkCopySource, quoted, wholeSecond } from '../objects/conditions.ts';
import { COPY_SOURCE_HEADERS, copySourceConditions, copySourceInput } from '../objects/copy-source.ts';
import { partNumber, uploadInput } from '../request-members.ts';
import { checkArchive, readObject, STORED_REPLY_HEADERS } from '../objects/object-output.ts';
import { operation } from '../s3-operation.ts';
import { storePart } from '../uploads/store-part.ts';
import { localBody } from '../bodies/upload-body.ts';

export const uploadPartCopy = operation<UploadPartCopyCommandOutput>()(
  {
    route: 'PUT object?uploadId copy',
    query: { uploadId: 'UploadId', partNumber: 'PartNumber' },
    headers: { ...COPY_SOURCE_HEADERS, 'x-amz-copy-source-range': 'CopySourceRange' },
    reply: {
      document: 'CopyPartResult',
      content: 'CopyPartResult',
      headers: STORED_REPLY_HEADERS,
    },
  },
  z.object({
    ...uploadInput.shape,
    ...copySourceInput.shape,
    PartNumber: partNumber,
    CopySourceRange: z.string().optional(),
  }),
  async (context, input) => {
    const { CopySource, CopySourceRange } = input;
    context.buckets.get(CopySource.bucket);
    const source = context.objects.get(CopySource.bucket, CopySource.key);
    checkCopySource(copySourceConditions(input), source, context.clock.now());
    checkArchive(source);
    const range = parseCopyRange(CopySourceRange, source.size);
    const part = await storePart(context, input, localBody(readObject(context.bodies, source, range)));
    return {
      CopyPartResult: {
        ETag: quoted(part.etag),
        LastModified: wholeSecond(part.modified),
        ...checksumMembers(part.shown),
        ChecksumType: undefined,
      },
      ...part.encryption,
    };
  },
);
