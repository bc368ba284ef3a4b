import { bucketInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

/** The document is the constraint itself: `<LocationConstraint>eu-west-1</LocationConstraint>`. */
export const getBucketLocation = operation<{ LocationConstraint: string | undefined }>()(
  { route: 'GET bucket?location', reply: { document: 'LocationConstraint', content: 'LocationConstraint' } },
  bucketInput,
  ({ buckets }, { Bucket }) => ({ LocationConstraint: buckets.get(Bucket).location }),
);
