import type { CreateBucketCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { isBucketName } from '../address.ts';
import { errors } from '../errors.ts';
import { bucketInput } from '../location.ts';
import { aclInput } from '../owner.ts';
import { defineS3Operation } from '../s3-operation.ts';
import { tagSet, tagsOf } from '../tags.ts';

export const createBucket = defineS3Operation<Omit<CreateBucketCommandOutput, '$metadata'>>()(
  {
    route: 'PUT bucket',
    headers: { 'x-amz-acl': 'ACL', 'x-amz-object-ownership': 'ObjectOwnership' },
    body: { document: 'CreateBucketConfiguration', member: 'CreateBucketConfiguration' },
    reply: { headers: { Location: 'location' } },
  },
  bucketInput.extend({
    ACL: aclInput,
    ObjectOwnership: z.literal('BucketOwnerEnforced').optional(),
    CreateBucketConfiguration: z
      .strictObject({ LocationConstraint: z.string().optional(), Tags: tagSet.optional() })
      .optional(),
  }),
  ({ buckets, clock, identity }, { Bucket, CreateBucketConfiguration }) => {
    if (!isBucketName(Bucket)) throw errors.InvalidBucketName(Bucket);
    const location = checkLocation(CreateBucketConfiguration?.LocationConstraint, identity.region);
    const { Tags } = CreateBucketConfiguration ?? {};
    const existing = buckets.find(Bucket);
    // Only us-east-1 takes one's own bucket a second time, as it has always done.
    if (existing && identity.region !== 'us-east-1') throw errors.BucketAlreadyOwnedByYou(Bucket);
    if (!existing)
      buckets.put({
        name: Bucket,
        created: clock.now(),
        ...(location !== undefined && { location }),
        configurations: Tags
          ? { tagging: { TagSet: Object.entries(tagsOf(Tags, 50)).map(([Key, Value]) => ({ Key, Value })) } }
          : {},
      });
    return { Location: `/${Bucket}` };
  },
);

/** us-east-1 makes buckets anywhere; every other region only its own, and wants it named. */
function checkLocation(constraint: string | undefined, region: string): string | undefined {
  if (constraint !== undefined && !/^(?:EU|[a-z]{2,3}(?:-[a-z]+)+-\d)$/.test(constraint))
    throw errors.InvalidLocationConstraint(constraint);
  if (region !== 'us-east-1' && constraint !== region)
    throw errors.IllegalLocationConstraintException(constraint ?? 'unspecified');
  return constraint === 'us-east-1' ? undefined : constraint;
}
