import type { CreateBucketCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { bucketArn, isBucketName, isRegion } from '../wire/address.ts';
import { errors } from '../errors.ts';
import { bucketInput } from '../request-members.ts';
import { aclInput, ownershipHeader } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';
import { tagSet, tagSetOf, tagsOf } from '../buckets/tags.ts';
import { unsupported } from '../unsupported.ts';

export const createBucket = operation<CreateBucketCommandOutput>()(
  {
    route: 'PUT bucket',
    headers: {
      'x-amz-acl': 'ACL',
      'x-amz-object-ownership': 'ObjectOwnership',
      'x-amz-bucket-object-lock-enabled': 'ObjectLockEnabledForBucket',
    },
    body: { document: 'CreateBucketConfiguration', member: 'CreateBucketConfiguration' },
    reply: { headers: { Location: 'location', BucketArn: 'x-amz-bucket-arn' } },
  },
  bucketInput.extend({
    ACL: aclInput,
    ObjectOwnership: ownershipHeader,
    ObjectLockEnabledForBucket: z
      .union([z.literal(false), z.enum(['false', 'False']), z.undefined()], {
        error: () => {
          throw unsupported('Feature', 'object lock', 'objects have no versions that could be locked.');
        },
      })
      .optional(),
    CreateBucketConfiguration: z
      .strictObject({ LocationConstraint: z.string().optional(), Tags: tagSet.optional() })
      .optional(),
  }),
  ({ buckets, clock, identity }, { Bucket, CreateBucketConfiguration }, call) => {
    if (!isBucketName(Bucket)) throw errors.InvalidBucketName(Bucket);
    const region = call.region ?? identity.region;
    const location = checkLocation(CreateBucketConfiguration?.LocationConstraint, region);
    const { Tags = [] } = CreateBucketConfiguration ?? {};
    const existing = buckets.find(Bucket);
    // Only us-east-1 accepts a second creation of one's own bucket.
    if (existing && (region !== 'us-east-1' || Tags.length > 0)) throw errors.BucketAlreadyOwnedByYou(Bucket);
    if (!existing)
      buckets.put({
        name: Bucket,
        created: clock.now(),
        ...(location !== undefined && { location }),
        configurations: Tags.length > 0 ? { tagging: { TagSet: tagSetOf(tagsOf(Tags, 'newBucket')) } } : {},
      });
    return {
      Location: location === undefined ? `/${Bucket}` : (call.url ?? `/${Bucket}`),
      BucketArn: bucketArn(Bucket),
    };
  },
);

/**
 * us-east-1 makes buckets in any region but must not be named itself. Every other region makes only its own buckets,
 * and must be named.
 */
function checkLocation(constraint: string | undefined, region: string): string | undefined {
  const isOwn = constraint === region || (constraint === 'EU' && region === 'eu-west-1');
  if (region !== 'us-east-1' && !isOwn)
    throw errors.IllegalLocationConstraintException(constraint ?? 'unspecified');
  if (
    constraint !== undefined &&
    constraint !== 'EU' &&
    (constraint === 'us-east-1' || !isRegion(constraint))
  )
    throw errors.InvalidLocationConstraint(constraint);
  return constraint;
}
