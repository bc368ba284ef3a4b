import { CreateRoleCommand, PutRolePolicyCommand, TagRoleCommand } from '@aws-sdk/client-iam';
import { queryRefusals } from '@scones/emulator-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../policy/principal.ts';
import { startIam } from '../testing/start-iam.ts';

const ROLE = 'arn:aws:iam::000000000000:role/baker';
const OBJECT = 'arn:aws:s3:::pictures/1.png';
const statement = (Effect: string, Principal: unknown, more: object = {}): object => ({
  Effect,
  Principal,
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::pictures/*',
  ...more,
});
const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });

let iam: Awaited<ReturnType<typeof startIam>>;
let policy: string | undefined;
beforeEach(async () => {
  policy = undefined;
  iam = await startIam();
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
  await iam.client.send(
    new CreateRoleCommand({ RoleName: 'baker', AssumeRolePolicyDocument: document(trust) }),
  );
});
afterEach(() => iam.close());

const read = (caller: Caller): (() => void) => {
  const request = { action: 's3:GetObject', resource: OBJECT };
  return () =>
    iam.service.requireAccess({ refusals: queryRefusals, resourcePolicy: () => policy }, caller, request);
};
const baker = (): Caller => ({ session: iam.service.sessionFor(ROLE) });
const allowBaker = async (): Promise<void> => {
  const PolicyDocument = document({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
  await iam.client.send(new PutRolePolicyCommand({ RoleName: 'baker', PolicyName: 'p', PolicyDocument }));
};

describe("a resource's policy", () => {
  it.each([
    ['the role', { AWS: ROLE }],
    ['its session', { AWS: 'arn:aws:sts::000000000000:assumed-role/baker/emulator' }],
    ['everybody', '*'],
  ])('allows by itself what it allows %s', (_who, principal) => {
    expect(read(baker())).toThrow('no identity-based policy allows');
    policy = document(statement('Allow', principal));
    expect(read(baker())).not.toThrow();
  });

  it('leaves the decision to the account’s own policies where it allows the account', async () => {
    policy = document(statement('Allow', { AWS: '000000000000' }));
    expect(read(baker())).toThrow('no identity-based policy allows');
    await allowBaker();
    expect(read(baker())).not.toThrow();
  });

  it('denies whatever else allows, to the root too', async () => {
    await allowBaker();
    policy = document(statement('Deny', '*'));
    for (const caller of [baker(), {}])
      expect(read(caller)).toThrow('with an explicit deny in a resource-based policy');
  });

  it('lets a service of AWS in only by name', () => {
    policy = document(statement('Allow', { Service: 'events.amazonaws.com' }));
    expect(read({ service: 'events.amazonaws.com' })).not.toThrow();
    expect(read({ service: 'cloudwatch.amazonaws.com' })).toThrow(
      'cloudwatch.amazonaws.com is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::pictures/1.png because no resource-based policy allows',
    );
  });

  it("takes the emulator's port for one with TLS", () => {
    policy = document(
      statement('Deny', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      statement('Deny', '*', { Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } }),
    );
    expect(read({})).not.toThrow();
  });

  it('decides nothing where it is not wholly understood', () => {
    policy = document(statement('Deny', '*', { Condition: { IsAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }));
    expect(read({})).toThrow('cannot hold anybody to the policy of arn:aws:s3:::pictures/1.png');
  });
});

describe("a session's policy", () => {
  const bounded = (...policies: string[]): Caller => ({
    session: { ...iam.service.sessionFor(ROLE), policies },
  });
  const allowing = (Action: string): string => document({ Effect: 'Allow', Action, Resource: '*' });

  it('allows nothing that the role may not do, and must allow what the role may do', async () => {
    expect(read(bounded(allowing('s3:*')))).toThrow('no identity-based policy allows');
    await allowBaker();
    expect(read(bounded(allowing('s3:*')))).not.toThrow();
    expect(read(bounded(allowing('s3:PutObject')))).toThrow(
      'because no session policy allows the s3:GetObject action',
    );
    expect(read(bounded(allowing('s3:PutObject'), allowing('s3:GetObject')))).not.toThrow();
    const deny = document({ Effect: 'Deny', Action: 's3:*', Resource: '*' });
    expect(read(bounded(allowing('s3:*'), deny))).toThrow('with an explicit deny in a session policy');
  });

  it('limits what a resource allows too', () => {
    policy = document(statement('Allow', { AWS: ROLE }));
    expect(read(bounded(allowing('s3:PutObject')))).toThrow('no session policy allows');
  });
});

it('finds the tags of session and role in conditions', async () => {
  policy = document(
    statement('Allow', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'scones' } } }),
  );
  expect(read(baker())).toThrow('no identity-based policy allows');
  expect(read({ session: { ...iam.service.sessionFor(ROLE), tags: { team: 'scones' } } })).not.toThrow();
  const Tags = [{ Key: 'team', Value: 'scones' }];
  await iam.client.send(new TagRoleCommand({ RoleName: 'baker', Tags }));
  expect(read(baker())).not.toThrow();
});

it('understands the policy that SNS gives a topic by itself', () => {
  policy = document(statement('Allow', '*', { Sid: '__default_statement_ID' }));
  expect(read(baker())).not.toThrow();
});
