import type { PutBucketPolicyCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { bucketInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

const policyDocument = z.object({ Statement: z.union([z.array(z.object({})), z.object({})]) });

export const putBucketPolicy = operation<PutBucketPolicyCommandOutput>()(
  {
    route: 'PUT bucket?policy',
    // No policy locks the account out of its own bucket here.
    headers: { 'x-amz-confirm-remove-self-bucket-access': 'ConfirmRemoveSelfBucketAccess' },
    body: { text: 'Policy' },
    reply: { status: 204 },
  },
  bucketInput.extend({ Policy: z.string() }),
  ({ buckets }, { Bucket, Policy }) => {
    const bucket = buckets.get(Bucket);
    if (!policyDocument.safeParse(parse(Policy)).success) throw errors.MalformedPolicy.noStatement();
    buckets.put({ ...bucket, configurations: { ...bucket.configurations, policy: Policy } });
    return {};
  },
);

function parse(policy: string): unknown {
  try {
    return JSON.parse(policy);
  } catch (cause) {
    throw errors.MalformedPolicy.noJson({ cause });
  }
}
