import type { DeleteObjectsCommandOutput } from '@aws-sdk/client-s3';
import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { bucketInput } from '../location.ts';
import { defineS3Operation } from '../s3-operation.ts';

export const deleteObjects = defineS3Operation<Omit<DeleteObjectsCommandOutput, '$metadata'>>()(
  {
    route: 'POST bucket?delete',
    body: { document: 'Delete', member: 'Delete' },
    reply: { document: 'DeleteResult' },
  },
  bucketInput.extend({
    Delete: z.strictObject({
      Objects: z
        .array(z.strictObject({ Key: z.string().min(1), VersionId: z.string().optional() }))
        .min(1)
        .max(1000),
      Quiet: wireBoolean.default(false),
    }),
  }),
  async ({ buckets, objects }, { Bucket, Delete }) => {
    buckets.get(Bucket);
    for (const { VersionId } of Delete.Objects) {
      if (VersionId !== undefined && VersionId !== 'null')
        throw errors.NotImplemented('Feature', 'VersionId');
    }
    await objects.delete(Bucket, ...Delete.Objects.map(({ Key }) => Key));
    return Delete.Quiet ? {} : { Deleted: Delete.Objects.map(({ Key }) => ({ Key })) };
  },
);
