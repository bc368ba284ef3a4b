import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  AssumeRoleWithSAMLCommand,
  AssumeRoleWithWebIdentityCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import { afterAll, describe, expect, it } from 'vitest';
import { startSts } from './testing/start-sts.ts';

const sts = await startSts();
const { client, clock } = sts;
afterAll(() => sts.close());

describe('GetCallerIdentity', () => {
  it("answers the root of the emulator's account", async () => {
    expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:root',
      UserId: '000000000000',
    });
  });

  it('answers an unsigned form by its action and version', async () => {
    const reply = await fetch(sts.url, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' }),
    });
    expect(reply.headers.get('content-type')).toBe('text/xml');
    expect(await reply.text()).toMatch(
      /<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/"><GetCallerIdentityResult><UserId>000000000000<\/UserId>/,
    );
  });
});

describe('AssumeRole', () => {
  const RoleArn = 'arn:aws:iam::000000000000:role/path/scones';

  it('gives credentials that are valid for the requested time', async () => {
    const { Credentials, AssumedRoleUser } = await client.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'baker', DurationSeconds: 900 }),
    );
    expect(Credentials).toEqual({
      AccessKeyId: 'ASIA1',
      SecretAccessKey: 'secret',
      SessionToken: 'token',
      Expiration: new Date(clock.now() + 900_000),
    });
    expect(AssumedRoleUser?.AssumedRoleId).toBe('AROA1:baker');
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::000000000000:assumed-role/scones/baker');
  });

  const assume = (members: Partial<AssumeRoleCommandInput>) =>
    client.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'baker', ...members }));

  it('passes on the policies and tags of a session, and answers how large they are', async () => {
    const Policy = '{"Version":"2012-10-17","Statement":[]}';
    const arn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
    const { PackedPolicySize } = await assume({
      Policy,
      PolicyArns: [{ arn }],
      ExternalId: 'door',
      Tags: [{ Key: 'team', Value: 'scones' }],
    });
    expect(PackedPolicySize).toBe(5);
    expect(sts.asked.at(-1)).toMatchObject({
      policy: Policy,
      policyArns: [arn],
      externalId: 'door',
      tags: { team: 'scones' },
    });
  });

  it.each<[Partial<AssumeRoleCommandInput>, string]>([
    [{ RoleArn: 'nothing-valid-in-here' }, 'nothing-valid-in-here is invalid'],
    [{ RoleArn: 'arn:a::::something/test-role' }, 'arn:a::::something/test-role is invalid'],
    [{ RoleArn: 'arn:a:::something/test-role' }, 'arn:a:::something/test-role is invalid'],
    [{ RoleArn: 'arn:a:a::aaaaaaaaaa:' }, 'arn:a:a::aaaaaaaaaa: is invalid'],
    [{ RoleArn: 'arn:aws:iam::1:role/scones' }, 'Request ARN is invalid'],
    [{ RoleArn: 'arn:aws:iam::000000000000:user/scones' }, 'Request ARN is invalid'],
    [{ RoleArn: 'scones' }, "'roleArn' failed to satisfy constraint: Member must have length greater"],
    [
      { RoleSessionName: 'a b' },
      "Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
    [{ RoleSessionName: 'a' }, 'length greater than or equal to 2'],
    [
      { DurationSeconds: 899 },
      "at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [{ DurationSeconds: 43_201 }, 'value less than or equal to 43200'],
    [{ Policy: 'x'.repeat(2049) }, 'length less than or equal to 2048'],
    [{ SourceIdentity: 'alice' }, 'The emulator does not support SourceIdentity here.'],
  ])('refuses %j', async (members, message) => {
    await expect(assume(members)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });
});

describe('the tags of a session', () => {
  const tag = (Key: string) => ({ Key, Value: '1' });
  it.each([
    [{ Tags: [tag('a'), tag('A')] }, 'Duplicate tag keys found.'],
    [{ Tags: [tag('a')], TransitiveTagKeys: ['b'] }, 'must be included in the requested tags.'],
  ])('are refused as %j', async (members, message) => {
    const command = new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::000000000000:role/scones',
      RoleSessionName: 'baker',
      ...members,
    });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining(message),
    });
  });
});

describe('AssumeRoleWithWebIdentity', () => {
  const request = (WebIdentityToken: string) =>
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: 'arn:aws:iam::000000000000:role/scones',
      RoleSessionName: 'baker',
      WebIdentityToken,
    });

  it('names the provider that the account lacks', async () => {
    const claims = Buffer.from('{"iss":"https://token.example"}').toString('base64url');
    await expect(client.send(request(`e30.${claims}.sig`))).rejects.toMatchObject({
      name: 'InvalidIdentityTokenException',
      message: 'No OpenIDConnect provider found in your account for https://token.example',
    });
  });

  it.each(['none', 'a.bm90IGpzb24.c', 'a.e30.c'])('refuses the token %s', async (token) => {
    await expect(client.send(request(token))).rejects.toThrow('The ID Token provided is not a valid JWT.');
  });
});

it('knows no SAML provider', async () => {
  const command = new AssumeRoleWithSAMLCommand({
    RoleArn: 'arn:aws:iam::000000000000:role/scones',
    PrincipalArn: 'arn:aws:iam::000000000000:saml-provider/shop',
    SAMLAssertion: 'PHNhbWw+',
  });
  await expect(client.send(command)).rejects.toMatchObject({
    name: 'InvalidIdentityTokenException',
    message: "Specified provider doesn't exist",
  });
});

it('gives the root credentials for an hour at most', async () => {
  const { Credentials } = await client.send(new GetSessionTokenCommand({ DurationSeconds: 43_200 }));
  expect(Credentials).toMatchObject({
    AccessKeyId: 'ASIA2',
    Expiration: new Date(clock.now() + 3_600_000),
  });
});

it('answers the account of an access key', async () => {
  const AccessKeyId = 'AKIAIOSFODNN7EXAMPLE';
  expect(await client.send(new GetAccessKeyInfoCommand({ AccessKeyId }))).toMatchObject({
    Account: '000000000000',
  });
});
