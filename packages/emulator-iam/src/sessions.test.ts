import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startIam } from './testing/start-iam.ts';

const document = (members: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...members }] });
const TRUST = document({ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } });
const ARN = 'arn:aws:iam::000000000000:role/shop/baker';
const read = { action: 's3:GetObject', resource: 'arn:aws:s3:::pictures/1.png' };

let iam: Awaited<ReturnType<typeof startIam>>;
beforeEach(async () => {
  iam = await startIam();
  await iam.client.send(
    new CreateRoleCommand({ RoleName: 'baker', Path: '/shop/', AssumeRolePolicyDocument: TRUST }),
  );
});
afterEach(() => iam.close());

it('lets a role do what its inline and its attached policies allow together, and no more', async () => {
  expect(iam.service.decide(ARN, read)).toBe('implicitDeny');
  const PolicyDocument = document({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::pictures/*' });
  await iam.client.send(new PutRolePolicyCommand({ RoleName: 'baker', PolicyName: 'p', PolicyDocument }));
  expect(iam.service.decide(ARN, read)).toBe('allowed');
  expect(iam.service.decide('arn:aws:iam::000000000000:role/baker', read)).toBe('implicitDeny');
  const deny = PolicyDocument.replace('Allow', 'Deny');
  const { Policy } = await iam.client.send(
    new CreatePolicyCommand({ PolicyName: 'no', PolicyDocument: deny }),
  );
  await iam.client.send(new AttachRolePolicyCommand({ RoleName: 'baker', PolicyArn: Policy!.Arn! }));
  expect(iam.service.decide(ARN, read)).toBe('explicitDeny');
});

it('knows a role by the credentials that it was given, and that they have expired', async () => {
  const session = iam.service.sessionFor(ARN);
  const { accessKeyId, secretAccessKey } = iam.service.issueCredentials(session, 900);
  expect(accessKeyId).toMatch(/^ASIA[0-9A-F]{16}$/);
  expect(secretAccessKey).toHaveLength(40);
  expect(iam.service.sessionOf(accessKeyId)).toMatchObject(session);
  expect(iam.service.sessionOf('test')).toBeUndefined();
  await iam.clock.advance(900_000);
  expect(iam.service.sessionOf(accessKeyId)).toBe('expired');
});

it('knows the root by temporary credentials of its own until they expire', async () => {
  const { accessKeyId } = iam.service.issueCredentials(undefined, 900);
  expect(iam.service.sessionOf(accessKeyId)).toBeUndefined();
  await iam.clock.advance(900_000);
  expect(iam.service.sessionOf(accessKeyId)).toBe('expired');
});
