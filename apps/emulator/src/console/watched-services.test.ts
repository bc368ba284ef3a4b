import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { systemClock } from '@scones/deterministic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from '../testing/started-emulator.ts';
import type { RecordedRequest } from './request-log.ts';

const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const ROOT = 'arn:aws:iam::000000000000:root';
const ROLE = 'arn:aws:iam::000000000000:role/baker';
const SESSION = 'arn:aws:sts::000000000000:assumed-role/baker/at-work';
const ALLOW = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::scones/*' };
const DENY = { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::scones/secret/*' };

async function recorded(emulator: StartedEmulator, query = ''): Promise<RecordedRequest[]> {
  const { searchParams } = new URL(emulator.consoleUrl);
  if (query !== '') searchParams.set('console', 'true');
  const reply = await fetch(`${emulator.url}/_emulator/requests?${searchParams.toString()}`);
  return ((await reply.json()) as { requests: RecordedRequest[] }).requests;
}

describe('with IAM enforced', () => {
  let emulator: StartedEmulator;
  let baker: S3Client;
  beforeAll(async () => {
    emulator = await startedEmulator({ enforceIam: true });
    const iam = new IAMClient(emulator.connection);
    const principals = { AWS: '000000000000', Service: 'states.amazonaws.com' };
    const trust = document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principals });
    await iam.send(new CreateRoleCommand({ RoleName: 'baker', AssumeRolePolicyDocument: trust }));
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'baker',
        PolicyName: 'recipes',
        PolicyDocument: document(ALLOW, DENY),
      }),
    );
    const sts = new STSClient(emulator.connection);
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'at-work' }),
    );
    const s3 = new S3Client({ ...emulator.connection, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'scones' }));
    for (const Key of ['plain', 'secret/recipe'])
      await s3.send(new PutObjectCommand({ Bucket: 'scones', Key, Body: Key }));
    baker = new S3Client({
      ...emulator.connection,
      forcePathStyle: true,
      credentials: {
        accessKeyId: Credentials!.AccessKeyId!,
        secretAccessKey: Credentials!.SecretAccessKey!,
        sessionToken: Credentials!.SessionToken!,
      },
    });
  });
  afterAll(() => emulator.close());

  it('tells which statement of which policy has allowed a request', async () => {
    await baker.send(new GetObjectCommand({ Bucket: 'scones', Key: 'plain' }));
    const [newest] = await recorded(emulator);
    expect(newest).toMatchObject({
      service: 's3',
      operation: 'GetObject',
      caller: SESSION,
      source: { kind: 'client' },
      decision: 'allowed',
      status: 200,
      milliseconds: expect.any(Number),
      access: [
        {
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::scones/plain',
          decision: 'allowed',
          by: 'identity-based policy',
          policy: 'recipes',
          statement: { Sid: 'Read', Effect: 'Allow', Resource: ['arn:aws:s3:::scones/*'] },
        },
      ],
    });
    expect(newest).not.toHaveProperty('error');
    expect(Date.parse(newest!.time)).toBeLessThanOrEqual(systemClock.now());
  });

  it('tells which statement has denied a request, and the client’s answer', async () => {
    const denied = baker.send(new GetObjectCommand({ Bucket: 'scones', Key: 'secret/recipe' }));
    await expect(denied).rejects.toThrow('explicit deny');
    expect((await recorded(emulator))[0]).toMatchObject({
      caller: SESSION,
      decision: 'denied',
      status: 403,
      error: { code: 'AccessDenied', message: expect.stringContaining('with an explicit deny') },
      access: [
        {
          decision: 'explicitDeny',
          policy: 'recipes',
          statement: { Effect: 'Deny', Resource: ['arn:aws:s3:::scones/secret/*'] },
        },
      ],
    });
  });

  it('tells that no statement allows one', async () => {
    const denied = baker.send(new PutObjectCommand({ Bucket: 'scones', Key: 'mine', Body: '' }));
    await expect(denied).rejects.toThrow('not authorized');
    const [newest] = await recorded(emulator);
    expect(newest).toMatchObject({ operation: 'PutObject', decision: 'denied' });
    expect(newest!.access).toEqual([
      {
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::scones/mine',
        decision: 'implicitDeny',
        by: 'identity-based policy',
      },
    ]);
  });

  it('names the execution that a task belongs to', async () => {
    const states = new SFNClient(emulator.connection);
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
      End: true,
      Parameters: { Bucket: 'scones', Key: 'secret/recipe' },
    };
    const { stateMachineArn } = await states.send(
      new CreateStateMachineCommand({
        name: 'reader',
        roleArn: ROLE,
        definition: JSON.stringify({ StartAt: 'Read', States: { Read: task } }),
      }),
    );
    const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
    const status = async () =>
      (await states.send(new DescribeExecutionCommand({ executionArn }))).status as string;
    await expect.poll(status).toBe('FAILED');
    const ofTask = (await recorded(emulator)).find(({ source }) => source.kind === 'task');
    expect(ofTask).toMatchObject({
      service: 's3',
      operation: 'GetObject',
      decision: 'denied',
      source: { about: executionArn },
      caller: expect.stringContaining('assumed-role/baker/'),
    });
  });

  it('lets the root do everything, by no statement', async () => {
    await new SFNClient(emulator.connection).send(
      new CreateStateMachineCommand({
        name: 'nothing',
        roleArn: ROLE,
        definition: JSON.stringify({ StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } }),
      }),
    );
    const [newest] = await recorded(emulator);
    expect(newest).toMatchObject({ caller: ROOT, decision: 'allowed' });
    expect(newest!.access).toEqual([
      {
        action: 'states:CreateStateMachine',
        resource: 'arn:aws:states:us-east-1:000000000000:stateMachine:nothing',
        decision: 'allowed',
      },
      { action: 'iam:PassRole', resource: ROLE, decision: 'allowed' },
    ]);
  });
});

describe('without', () => {
  let emulator: StartedEmulator;
  beforeAll(async () => void (emulator = await startedEmulator()));
  afterAll(() => emulator.close());

  const listMachines = (headers: Record<string, string> = {}): Promise<Response> =>
    fetch(emulator.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.ListStateMachines', ...headers },
      body: '{}',
    });

  it('tells what a request would have asked of IAM', async () => {
    const s3 = new S3Client({ ...emulator.connection, forcePathStyle: true });
    await expect(s3.send(new GetObjectCommand({ Bucket: 'none', Key: 'k' }))).rejects.toThrow('bucket');
    expect((await recorded(emulator))[0]).toMatchObject({
      decision: 'not enforced',
      status: 404,
      error: { code: 'NoSuchBucket' },
      access: [{ action: 's3:GetObject', resource: 'arn:aws:s3:::none/k' }],
    });
  });

  it('leaves the console’s own requests out unless they are asked for', async () => {
    await listMachines();
    const before = await recorded(emulator);
    await listMachines({ 'x-scones-console': '1' });
    await listMachines({
      authorization: 'AWS4-HMAC-SHA256 Credential=console/20260101/us-east-1/states/aws4_request',
    });
    // A picture on one of its pages.
    await listMachines({ 'sec-fetch-site': 'same-origin' });
    expect(await recorded(emulator)).toEqual(before);
    const all = await recorded(emulator, 'console=true');
    for (const one of all.slice(0, 3))
      expect(one).toMatchObject({ operation: 'ListStateMachines', source: { kind: 'console' } });
  });

  it('reports a request to a service that the emulator does not have', async () => {
    const headers = { 'x-amz-target': 'Kinesis_20131202.ListStreams' };
    await fetch(emulator.url, { method: 'POST', headers, body: '{}' });
    expect((await recorded(emulator))[0]).toMatchObject({
      operation: 'POST /',
      status: 400,
      access: [],
      error: { message: expect.stringContaining('Kinesis') },
    });
  });

  it('reports nothing that the emulator makes for itself', async () => {
    const all = await recorded(emulator, 'console=true');
    expect(all.map(({ id }) => id)).not.toContain('bootstrap');
  });
});
