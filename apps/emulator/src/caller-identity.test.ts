import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const ROLE = 'arn:aws:iam::000000000000:role/baker';

let emulator: StartedEmulator;
beforeAll(async () => {
  emulator = await startedEmulator();
});
afterAll(() => emulator.close());

function sts(credentials: object = {}): STSClient {
  return new STSClient({ ...emulator.connection, ...credentials });
}

async function assumed(): Promise<STSClient> {
  const command = new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'bread' });
  const { Credentials } = await sts().send(command);
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = Credentials as Required<
    NonNullable<typeof Credentials>
  >;
  return sts({ credentials: { accessKeyId, secretAccessKey } });
}

it('is the session of the role that was assumed, even when policies are not enforced', async () => {
  const identity = await (await assumed()).send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({
    Account: '000000000000',
    Arn: 'arn:aws:sts::000000000000:assumed-role/baker/bread',
    UserId: expect.stringMatching(/^AROA[0-9A-F]{17}:bread$/),
  });
});

it('passes transitive tags on to the next session, which may not set them otherwise', async () => {
  const Tags = [{ Key: 'team', Value: 'scones' }];
  const more = { Tags, TransitiveTagKeys: ['team'] };
  const { Credentials } = await sts().send(
    new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'bread', ...more }),
  );
  const credentials = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: 'any' };
  const next = new AssumeRoleCommand({
    RoleArn: ROLE,
    RoleSessionName: 'cake',
    Tags: [{ Key: 'TEAM', Value: 'cakes' }],
  });
  await expect(sts({ credentials }).send(next)).rejects.toThrow(
    'conflicts with a transitive tag key from the calling session',
  );
});

it('gets no session of the root', async () => {
  await expect((await assumed()).send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
  });
});

it('is the session of its role within a function, by the function’s name', async () => {
  const lambda = new LambdaClient(emulator.connection);
  const handler = 'export const handler = async () => process.env.AWS_ACCESS_KEY_ID;';
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'who',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: ROLE,
      Code: { ZipFile: zipSync({ 'index.mjs': strToU8(handler) }) },
    }),
  );
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'who' }));
  const accessKeyId = JSON.parse(Payload!.transformToString()) as string;
  const client = sts({ credentials: { accessKeyId, secretAccessKey: 'any' } });
  expect((await client.send(new GetCallerIdentityCommand({}))).Arn).toBe(
    'arn:aws:sts::000000000000:assumed-role/baker/who',
  );
});
