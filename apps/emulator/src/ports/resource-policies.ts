import type { ResourcePolicy } from '@scones/emulator-iam';

/** The policies of buckets, topics and functions, as IAM asks for them. */
export function resourcePolicies(
  s3: { bucketPolicy(bucket: string): string | undefined },
  sns: { topicPolicy(topicArn: string): string | undefined },
  lambda: { functionPolicy(functionArn: string): string | undefined },
): Readonly<Record<string, ResourcePolicy>> {
  return {
    s3(resource) {
      const bucket = /^arn:aws:s3:::([^/]+)/.exec(resource)?.[1];
      return bucket === undefined ? undefined : s3.bucketPolicy(bucket);
    },
    sns: (resource) => sns.topicPolicy(resource),
    lambda: (resource) => (resource === '*' ? undefined : lambda.functionPolicy(resource)),
  };
}
