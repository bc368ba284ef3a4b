import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { policyDocument } from '../resources/policy-document.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({ Bucket: z.string(), PolicyDocument: policyDocument });

export const bucketPolicy = defineResource({
  type: 'AWS::S3::BucketPolicy',
  properties,
  attributes: [],
  replacedBy: ['Bucket'],
  create: put,
  update: (context, _physicalId, wanted) => put(context, wanted),
  async remove({ callService }, _physicalId, { Bucket }) {
    await unlessGone('NoSuchBucket', callService('s3', 'DeleteBucketPolicy', { Bucket }));
  },
});

async function put(
  { callService }: ResourceContext,
  { Bucket, PolicyDocument }: z.output<typeof properties>,
): Promise<MadeResource> {
  await callService('s3', 'PutBucketPolicy', { Bucket, Policy: JSON.stringify(PolicyDocument) });
  return { physicalId: Bucket };
}
