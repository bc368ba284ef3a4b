import type { DeleteObjectCommandOutput } from '@aws-sdk/client-s3';
import { wireBoolean } from '@scones/emulator-core';
import { checkKey } from '../wire/address.ts';
import { checkMatch, writeConditions } from '../objects/conditions.ts';
import { errors } from '../errors.ts';
import { VERSION_QUERY, versionInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

export const deleteObject = operation<DeleteObjectCommandOutput>()(
  {
    route: 'DELETE object',
    query: VERSION_QUERY,
    headers: { 'if-match': 'IfMatch', 'x-amz-bypass-governance-retention': 'BypassGovernanceRetention' },
    reply: { status: 204 },
  },
  versionInput.extend({
    IfMatch: writeConditions.shape.IfMatch,
    BypassGovernanceRetention: wireBoolean.optional(),
  }),
  async ({ buckets, objects, uploads }, { Bucket, Key, IfMatch, BypassGovernanceRetention }) => {
    buckets.get(Bucket);
    checkKey(Key);
    if (BypassGovernanceRetention)
      throw errors.InvalidArgument.bypassWithoutLock({ argument: 'x-amz-bypass-governance-retention' });
    if (IfMatch !== undefined) checkMatch(IfMatch, Key, objects.find(Bucket, Key));
    uploads.noteDelete(Bucket, Key);
    await objects.delete(Bucket, Key);
    return {};
  },
);
