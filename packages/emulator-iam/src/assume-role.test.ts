import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startIam } from './testing/start-iam.ts';

const BAKER = 'arn:aws:iam::000000000000:role/baker';
const SHOP = 'arn:aws:iam::000000000000:role/shop';

let iam: Awaited<ReturnType<typeof startIam>>;
beforeEach(async () => {
  iam = await startIam();
});
afterEach(() => iam.close());

async function createRole(RoleName: string, Principal: object): Promise<void> {
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.client.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
}

const assume = (more: object = {}) =>
  iam.service.trustedSession({ roleArn: BAKER, sessionName: 'bread', seconds: 3600, ...more });

it("lends a role to the account's root where the account is trusted", async () => {
  await createRole('baker', { AWS: 'arn:aws:iam::000000000000:root' });
  expect(assume()).toMatchObject({
    roleArn: BAKER,
    roleId: expect.stringMatching(/^AROA/),
    sessionName: 'bread',
  });
});

it('refuses a role that trusts somebody else, or is not there', async () => {
  const refusal = `User: arn:aws:iam::000000000000:root is not authorized to perform: sts:AssumeRole on resource: ${BAKER}`;
  expect(() => assume()).toThrow(refusal);
  await createRole('baker', { Service: 'lambda.amazonaws.com' });
  expect(() => assume()).toThrow(refusal);
});

it('lends a role to another that it trusts, for an hour at most', async () => {
  await createRole('baker', { AWS: SHOP });
  const session = iam.service.sessionFor(SHOP);
  expect(assume({ session })).toMatchObject({ roleArn: BAKER });
  expect(() => assume({ session, seconds: 3601 })).toThrow('MaxSessionDuration');
});
