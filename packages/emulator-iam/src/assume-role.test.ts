import { CreateRoleCommand, UpdateRoleCommand } from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startIam } from './testing/start-iam.ts';

const BAKER = 'arn:aws:iam::000000000000:role/baker';
const SHOP = 'arn:aws:iam::000000000000:role/shop';

let iam: Awaited<ReturnType<typeof startIam>>;
beforeEach(async () => {
  iam = await startIam();
});
afterEach(() => iam.close());

async function createRole(RoleName: string, Principal: object, more: object = {}): Promise<void> {
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, ...more }];
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

it('lends a role to a caller that knows the external id that its trust asks for', async () => {
  const Condition = { StringEquals: { 'sts:ExternalId': 'door' } };
  await createRole('baker', { AWS: '*' }, { Condition });
  expect(() => assume()).toThrow('sts:AssumeRole');
  expect(() => assume({ externalId: 'window' })).toThrow('sts:AssumeRole');
  expect(assume({ externalId: 'door' })).toMatchObject({ roleArn: BAKER });
});

it('lends a session with tags where the trust allows tagging', async () => {
  await createRole('baker', { AWS: '*' });
  const tags = { team: 'scones' };
  expect(() => assume({ tags })).toThrow('not authorized to perform: sts:TagSession');
  await createRole('tagged', { AWS: '*' }, { Action: ['sts:AssumeRole', 'sts:TagSession'] });
  expect(assume({ roleArn: 'arn:aws:iam::000000000000:role/tagged', tags })).toMatchObject({ tags });
});

describe('a role lent without regard to its trust', () => {
  const lend = (more: object = {}) =>
    iam.service.uncheckedSession({ roleArn: BAKER, sessionName: 'bread', seconds: 3600, ...more });

  it('may be any role, for no longer than it allows', async () => {
    expect(lend()).toMatchObject({ roleId: expect.stringMatching(/^AROA/) });
    const refusal = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    expect(() => lend({ seconds: 43_200 })).toThrow(refusal);
    await createRole('baker', { Service: 'lambda.amazonaws.com' });
    expect(() => lend({ seconds: 43_200 })).toThrow(refusal);
    await iam.client.send(new UpdateRoleCommand({ RoleName: 'baker', MaxSessionDuration: 43_200 }));
    expect(lend({ seconds: 43_200 })).toMatchObject({ roleArn: BAKER });
    const session = iam.service.sessionFor(SHOP);
    expect(() => lend({ session, seconds: 43_200 })).toThrow('role chaining');
  });

  it('has no session policy that is invalid or does not exist', () => {
    expect(() => lend({ policy: '{' })).toThrow('invalid Json');
    const policyArns = ['arn:aws:iam::000000000000:policy/none'];
    expect(() => lend({ policyArns })).toThrow('Policy arn:aws:iam::000000000000:policy/none was not found.');
  });
});
