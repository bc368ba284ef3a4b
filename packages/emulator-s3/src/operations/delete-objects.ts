import type { DeleteObjectsCommandOutput } from '@aws-sdk/client-s3';
import { AwsError, wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { checkKey } from '../wire/address.ts';
import { checkMatch } from '../objects/conditions.ts';
import { errors } from '../errors.ts';
import { bucketInput } from '../request-members.ts';
import type { Objects } from '../objects/objects.ts';
import { operation } from '../s3-operation.ts';

const named = z.strictObject({
  Key: z.string().min(1),
  VersionId: z.string().optional(),
  ETag: z.string().optional(),
});
type Named = z.output<typeof named>;
type Failure = NonNullable<DeleteObjectsCommandOutput['Errors']>[number];

export const deleteObjects = operation<DeleteObjectsCommandOutput>()(
  {
    route: 'POST bucket?delete',
    // Nothing is locked here, so that there is no lock to bypass.
    headers: { 'x-amz-bypass-governance-retention': 'BypassGovernanceRetention' },
    body: { document: 'Delete', member: 'Delete' },
    reply: { document: 'DeleteResult' },
  },
  bucketInput.extend({
    BypassGovernanceRetention: wireBoolean.optional(),
    Delete: z.strictObject({
      Objects: z.array(named).min(1).max(1000),
      Quiet: wireBoolean.default(false),
    }),
  }),
  async ({ buckets, objects, uploads }, { Bucket, Delete }) => {
    buckets.get(Bucket);
    const failures = new Map(
      Delete.Objects.map((object) => [object, failureOf(objects, Bucket, object)] as const),
    );
    const deleted = Delete.Objects.filter((object) => failures.get(object) === undefined);
    for (const { Key } of deleted) uploads.noteDelete(Bucket, Key);
    await objects.delete(Bucket, ...deleted.map(({ Key }) => Key));
    const failed = [...failures.values()].filter((error) => error !== undefined);
    return {
      ...(!Delete.Quiet && deleted.length > 0 && { Deleted: deleted.map(deletedEntry) }),
      ...(failed.length > 0 && { Errors: failed }),
    };
  },
);

function deletedEntry({ Key, VersionId }: Named): { Key: string; VersionId?: string } {
  return { Key, ...(VersionId !== undefined && { VersionId }) };
}

/** Each object fails by itself. */
function failureOf(objects: Objects, bucket: string, { Key, VersionId, ETag }: Named): Failure | undefined {
  try {
    checkKey(Key);
    if (VersionId !== undefined && VersionId !== 'null') throw errors.NoSuchVersion(Key, VersionId);
    if (ETag !== undefined) checkMatch(ETag, Key, objects.find(bucket, Key));
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { Key, ...(VersionId !== undefined && { VersionId }), Code: error.code, Message: error.message };
  }
}
