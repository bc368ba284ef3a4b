import { expect, it } from 'vitest';
import { requireTrustPolicy } from './policy-size.ts';

const trust = (Principal: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
  });

it.each([
  [{ AWS: ['*', 'nobody'] }, '"AWS":"nobody"'],
  [{ AWS: '123' }, '"AWS":"123"'],
  [{ AWS: 'arn:aws:s3:::bucket' }, '"AWS":"arn:aws:s3:::bucket"'],
  [{ Service: 'lambda' }, '"SERVICE":"lambda"'],
  [{ Service: '*' }, '"SERVICE":"*"'],
])('refuses in IAM’s words a role that trusts %j', (principal, named) => {
  expect(() => requireTrustPolicy(trust(principal))).toThrow(`Invalid principal in policy: ${named}`);
});

it.each([
  { AWS: '000000000000' },
  { AWS: ['arn:aws:iam::000000000000:root', 'arn:aws:iam::000000000000:role/path/name'] },
  { AWS: ['AROA16DFC392FB895513A', 'arn:aws:sts::000000000000:assumed-role/name/session'] },
  { Service: ['states.us-east-1.amazonaws.com', 'lambda.amazonaws.com'] },
  { Federated: 'cognito-identity.amazonaws.com' },
])('takes a role that trusts %j', (principal) => {
  expect(() => requireTrustPolicy(trust(principal))).not.toThrow();
});
