import type { DeleteObjectCommandOutput } from '@aws-sdk/client-s3';
import { checkKey } from '../address.ts';
import { checkWrite, writeConditions } from '../conditions.ts';
import { objectInput } from '../location.ts';
import { defineS3Operation } from '../s3-operation.ts';

export const deleteObject = defineS3Operation<Omit<DeleteObjectCommandOutput, '$metadata'>>()(
  { route: 'DELETE object', headers: { 'if-match': 'IfMatch' }, reply: { status: 204 } },
  objectInput.extend({ IfMatch: writeConditions.shape.IfMatch }),
  async ({ buckets, objects }, { Bucket, Key, IfMatch }) => {
    buckets.get(Bucket);
    checkKey(Key);
    if (IfMatch !== undefined) checkWrite({ IfMatch }, Key, () => objects.find(Bucket, Key));
    await objects.delete(Bucket, Key);
    return {};
  },
);
