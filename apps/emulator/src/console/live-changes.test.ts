import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from '../testing/started-emulator.ts';

let emulator: StartedEmulator;
let notices: { topic: string; about?: string }[];
beforeAll(async () => {
  emulator = await startedEmulator();
  const [stream] = (await once(get(`${emulator.url}/_emulator/events`), 'response')) as [IncomingMessage];
  stream.on('error', () => undefined);
  notices = [];
  stream.setEncoding('utf8').on('data', (text: string) => {
    for (const [, data = ''] of text.matchAll(/^event: notice\ndata: (.*)$/gm))
      notices.push(JSON.parse(data) as (typeof notices)[number]);
  });
});
afterAll(() => emulator.close());

const toldOf = (topic: string, about?: string) =>
  expect.poll(() => notices).toContainEqual({ topic, ...(about !== undefined && { about }) });

it('tells a page of an execution, of its machine, and of its metrics', async () => {
  const states = new SFNClient(emulator.connection);
  const roleArn = 'arn:aws:iam::000000000000:role/r';
  const definition = JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
  const { stateMachineArn } = await states.send(
    new CreateStateMachineCommand({ name: 'm', roleArn, definition }),
  );
  await toldOf('states', stateMachineArn);
  notices.length = 0;
  const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
  await toldOf('states', executionArn);
  await toldOf('states', stateMachineArn);
  await toldOf('monitoring');
  await toldOf('requests');
});

it('tells of operations that change something, and not of those that read', async () => {
  const s3 = new S3Client({ ...emulator.connection, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'scones' }));
  await toldOf('s3', 'scones');
  const logs = new CloudWatchLogsClient(emulator.connection);
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/my/group' }));
  await toldOf('logs', '/my/group');
  notices.length = 0;
  await s3.send(new ListBucketsCommand());
  await toldOf('requests');
  expect(notices).toEqual([{ topic: 'requests' }]);
});
