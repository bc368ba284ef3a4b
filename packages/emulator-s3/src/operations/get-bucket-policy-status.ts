import type { GetBucketPolicyStatusCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { bucketInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

const everybody = z.union([
  z.literal('*'),
  z.object({ AWS: z.union([z.literal('*'), z.array(z.string()).refine((list) => list.includes('*'))]) }),
]);
const openStatement = z.object({
  Effect: z.literal('Allow'),
  Principal: everybody,
  Condition: z.undefined().optional(),
});

export const getBucketPolicyStatus = operation<GetBucketPolicyStatusCommandOutput>()(
  { route: 'GET bucket?policyStatus', reply: { document: 'PolicyStatus', content: 'PolicyStatus' } },
  bucketInput,
  ({ buckets }, { Bucket }) => {
    const { policy } = buckets.get(Bucket).configurations;
    if (typeof policy !== 'string') throw errors.NoSuchBucketPolicy(Bucket);
    const { Statement } = JSON.parse(policy) as { Statement: unknown };
    const IsPublic = [Statement].flat().some((statement) => openStatement.safeParse(statement).success);
    return { PolicyStatus: { IsPublic } };
  },
);
