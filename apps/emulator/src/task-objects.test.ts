import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it, onTestFinished } from 'vitest';
import { startedEmulator } from './testing/started-emulator.ts';

const Resource = (action: string): string => `arn:aws:states:::aws-sdk:s3:${action}`;
const where = { Bucket: 'data', Key: 'k' };

// As recorded of AWS in November 2025.
it('puts and gets objects as Java’s client does', async () => {
  const emulator = await startedEmulator();
  const s3 = new S3Client(emulator.connection);
  const states = new SFNClient(emulator.connection);
  onTestFinished(async () => {
    s3.destroy();
    states.destroy();
    await emulator.close();
    expect(emulator.faults).toEqual([]);
  });
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  const definition = JSON.stringify({
    StartAt: 'Put',
    States: {
      Put: {
        Type: 'Task',
        Resource: Resource('putObject'),
        Parameters: { ...where, Body: { text: 'hello' } },
        ResultPath: '$.put',
        Next: 'Get',
      },
      Get: {
        Type: 'Task',
        Resource: Resource('getObject'),
        Parameters: where,
        ResultPath: '$.got',
        End: true,
      },
    },
  });
  const roleArn = 'arn:aws:iam::000000000000:role/any';
  const made = await states.send(new CreateStateMachineCommand({ name: 'objects', definition, roleArn }));
  const { executionArn } = await states.send(new StartExecutionCommand(made));
  const described = () => states.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await described()).status).toBe('SUCCEEDED');
  const { put, got } = JSON.parse((await described()).output as string) as Record<string, object>;
  expect(put).toMatchObject({ ChecksumCRC32: 'idyqPA==', ChecksumType: 'FULL_OBJECT' });
  expect(put).not.toHaveProperty('ChecksumCRC64NVME');
  expect(got).toMatchObject({
    Body: '{"text":"hello"}',
    ContentType: 'text/plain; charset=UTF-8',
    Metadata: {},
  });
  const object = await s3.send(new GetObjectCommand(where));
  expect(await object.Body?.transformToString()).toBe('{"text":"hello"}');
});
