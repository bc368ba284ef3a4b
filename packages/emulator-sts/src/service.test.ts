import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
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

  it('gives credentials that hold for as long as was asked', async () => {
    const { Credentials, AssumedRoleUser } = await client.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'baker', DurationSeconds: 900 }),
    );
    expect(Credentials).toEqual({
      ...{ AccessKeyId: 'ASIA1', SecretAccessKey: 'secret', SessionToken: 'token' },
      Expiration: new Date(clock.now() + 900_000),
    });
    expect(AssumedRoleUser?.AssumedRoleId).toBe('AROA1:baker');
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::000000000000:assumed-role/scones/baker');
  });

  it('refuses what is not the ARN of a role', async () => {
    const command = new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::1:user/scones',
      RoleSessionName: 'baker',
    });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('refuses by name a member that it does not know', async () => {
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'baker', ExternalId: 'door' });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('ExternalId'),
    });
  });
});
