import { CreateRoleCommand, GetRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { EMULATOR_IDENTITY, type RunningServer, startServer } from '@scones/emulator-core';
import { seededRandom } from '@scones/deterministic';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { guarded } from './guard.ts';
import { startIam } from './testing/start-iam.ts';

const document = (members: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...members }] });
const TRUST = document({ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } });
const roleArn = 'arn:aws:iam::000000000000:role/baker';
const request = new GetRoleCommand({ RoleName: 'baker' });
const REFUSAL =
  'User: arn:aws:sts::000000000000:assumed-role/baker/emulator is not authorized to perform: iam:GetRole on resource: arn:aws:iam::000000000000:role/baker because no identity-based policy allows the iam:GetRole action';

let iam: Awaited<ReturnType<typeof startIam>>;
let service: ReturnType<typeof guarded>;
let server: RunningServer;
let baker: IAMClient;
beforeEach(async () => {
  iam = await startIam();
  await iam.client.send(new CreateRoleCommand({ RoleName: 'baker', AssumeRolePolicyDocument: TRUST }));
  service = guarded(iam.service, { iam: iam.service, identity: EMULATOR_IDENTITY });
  server = await startServer({ services: [service], port: 0, random: seededRandom(3), onFault: () => {} });
  baker = new IAMClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: iam.service.issueCredentials(iam.service.sessionFor(roleArn), 900),
    maxAttempts: 1,
  });
});
afterEach(async () => {
  baker.destroy();
  await server.close();
  await iam.close();
});

const allowIt = (): Promise<unknown> =>
  iam.client.send(
    new PutRolePolicyCommand({
      RoleName: 'baker',
      PolicyName: 'p',
      PolicyDocument: document({ Action: 'iam:GetRole', Resource: roleArn }),
    }),
  );

it('refuses a role by its credentials until a policy allows it', async () => {
  await expect(baker.send(request)).rejects.toMatchObject({ name: 'AccessDenied', message: REFUSAL });
  await allowIt();
  expect((await baker.send(request)).Role?.Arn).toBe(roleArn);
});

it('refuses a role that a service of the emulator acts in until a policy allows it', async () => {
  const call = (): Promise<unknown> =>
    service.call('GetRole', { RoleName: 'baker' }, { requestId: '1', roleArn });
  await expect(call()).rejects.toMatchObject({ code: 'AccessDenied', message: REFUSAL });
  await allowIt();
  await expect(call()).resolves.toMatchObject({ Role: { Arn: roleArn } });
});

it('lets whoever is no role do everything', async () => {
  await expect(service.call('GetRole', { RoleName: 'baker' }, { requestId: '1' })).resolves.toBeDefined();
});

it('refuses credentials that have expired, rather than take them for nobody’s', async () => {
  await allowIt();
  await iam.clock.advance(900_000);
  await expect(baker.send(request)).rejects.toMatchObject({
    name: 'ExpiredToken',
    message: 'The security token included in the request is expired',
  });
});

it('refuses a request about more things than any operation takes, without asking policies for each', async () => {
  const asked = { action: 'iam:GetRole', resource: roleArn };
  const all = { ...iam.service, access: () => Array.from({ length: 1001 }, () => asked) };
  const many = guarded(all, { iam: iam.service, identity: EMULATOR_IDENTITY });
  await expect(
    many.call('GetRole', { RoleName: 'baker' }, { requestId: '1', roleArn }),
  ).rejects.toMatchObject({
    code: 'AccessDenied',
    message: 'The request is about more than 1000 resources, which no operation is.',
  });
});
