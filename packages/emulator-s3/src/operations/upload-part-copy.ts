import type { UploadPartCopyCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { parseRange } from '../byte-range.ts';
import { checksumMembers } from '../checksums.ts';
import { checkCopySource, quoted } from '../conditions.ts';
import { COPY_SOURCE_HEADERS, copySourceConditions, copySourceInput } from '../copy-source.ts';
import { errors } from '../errors.ts';
import { partNumber, uploadInput } from '../location.ts';
import { readObject } from '../object-output.ts';
import { defineS3Operation } from '../s3-operation.ts';
import { storePart } from '../store-part.ts';
import { localBody } from '../upload-body.ts';

export const uploadPartCopy = defineS3Operation<Omit<UploadPartCopyCommandOutput, '$metadata'>>()(
  {
    route: 'PUT object?uploadId copy',
    query: { uploadId: 'UploadId', partNumber: 'PartNumber' },
    headers: { ...COPY_SOURCE_HEADERS, 'x-amz-copy-source-range': 'CopySourceRange' },
    reply: {
      document: 'CopyPartResult',
      content: 'CopyPartResult',
      headers: { ServerSideEncryption: 'x-amz-server-side-encryption' },
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
    checkCopySource(copySourceConditions(input), source);
    const range = parseRange(CopySourceRange, source.size);
    if (CopySourceRange !== undefined && !range)
      throw errors.InvalidArgument(
        'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
        'x-amz-copy-source-range',
        CopySourceRange,
      );
    const part = await storePart(context, input, localBody(readObject(context.bodies, source, range)));
    return {
      CopyPartResult: {
        ETag: quoted(part.etag),
        LastModified: new Date(part.modified),
        ...checksumMembers(part.checksum),
        ChecksumType: undefined,
      },
      ServerSideEncryption: 'AES256' as const,
    };
  },
);
