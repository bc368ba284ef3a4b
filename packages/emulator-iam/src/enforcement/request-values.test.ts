import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, type RunningServer, startServer } from '@scones/emulator-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guarded } from '../guard.ts';
import { startIam } from '../testing/start-iam.ts';

const document = (members: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...members }] });
const TRUST = document({ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } });
const BAKER = 'arn:aws:iam::000000000000:role/baker';

let iam: Awaited<ReturnType<typeof startIam>>;
let server: RunningServer;
let baker: IAMClient;
beforeEach(async () => {
  iam = await startIam();
  await iam.client.send(new CreateRoleCommand({ RoleName: 'baker', AssumeRolePolicyDocument: TRUST }));
  const service = guarded(iam.service, { iam: iam.service, identity: EMULATOR_IDENTITY });
  server = await startServer({ services: [service], port: 0, random: seededRandom(3), onFault: () => {} });
  baker = new IAMClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: iam.service.issueCredentials(iam.service.sessionFor(BAKER), 900),
    maxAttempts: 1,
  });
});
afterEach(async () => {
  baker.destroy();
  await server.close();
  await iam.close();
});

/** Whether the baker, who may make roles under a condition, may make one with tags. */
async function mayMake(Condition: object): Promise<boolean> {
  const PolicyDocument = document({ Action: ['iam:CreateRole', 'iam:TagRole'], Resource: '*', Condition });
  await iam.client.send(new PutRolePolicyCommand({ RoleName: 'baker', PolicyName: 'p', PolicyDocument }));
  const Tags = [
    { Key: 'team', Value: 'bikes' },
    { Key: 'stage', Value: 'test' },
  ];
  const making = new CreateRoleCommand({ RoleName: 'new', AssumeRolePolicyDocument: TRUST, Tags });
  return await baker.send(making).then(
    () => true,
    () => false,
  );
}

describe('a condition', () => {
  it.each<[string, object]>([
    ['the address', { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }],
    ['a tag', { StringEquals: { 'aws:RequestTag/team': 'bikes' } }],
    ['the keys of tags', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] } }],
    ['the time', { DateLessThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } }],
    ['the time in seconds', { NumericLessThan: { 'aws:EpochTime': '32472144000' } }],
    ['the region', { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }],
    ['the kind of caller', { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }],
    ['the account', { StringEquals: { 'aws:ResourceAccount': '000000000000' } }],
    ['a key that is not there, if it is', { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }],
    ['a key that is not there, not to be something', { StringNotEquals: { 'any:Thing': 'x' } }],
  ])('asks for %s', async (_what, condition) => {
    expect(await mayMake(condition)).toBe(true);
  });

  it.each<[string, object]>([
    ['another address', { NotIpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }],
    ['another tag', { StringEquals: { 'aws:RequestTag/team': 'cars' } }],
    ['fewer keys', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }],
    ['an earlier time', { DateLessThan: { 'aws:CurrentTime': '1960-01-01T00:00:00Z' } }],
    ['a key that is not there', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }],
    ['a key that nobody knows', { StringLike: { 'any:Thing': '*' } }],
  ])('is not met by %s', async (_what, condition) => {
    expect(await mayMake(condition)).toBe(false);
  });
});
