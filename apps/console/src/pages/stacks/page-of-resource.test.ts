import { expect, it } from 'vitest';
import { pageOfResource } from './page-of-resource.ts';

it.each([
  ['AWS::S3::Bucket', 'data', '/buckets/data'],
  ['AWS::Logs::LogGroup', '/aws/lambda/one', '/logs/%2Faws%2Flambda%2Fone'],
  ['AWS::SNS::Topic', 'arn:aws:sns:us-east-1:000000000000:failures', '/topics/failures'],
  ['AWS::IAM::Role', 'role', undefined],
  ['AWS::S3::Bucket', undefined, undefined],
])('leads from %s %s to %s', (type, physicalId, page) => {
  expect(pageOfResource({ type, physicalId })).toBe(page);
});
