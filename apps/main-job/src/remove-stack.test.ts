import {
  CreateChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { HeadBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { systemClock } from '@scones/deterministic';
import { emptyBucket, removeStack } from '@scones/stack';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AwsClients, awsClients, closeClients } from './aws-clients.ts';
import { type EmulatorProcess, startEmulatorProcess } from './emulator-process.ts';
import { listResources } from './steps/list-resources.ts';

let emulator: EmulatorProcess;
let clients: AwsClients;
beforeAll(async () => {
  emulator = await startEmulatorProcess(0, new AbortController().signal);
  clients = awsClients(emulator);
}, 30_000);
afterAll(async () => {
  closeClients(clients);
  await emulator.stop();
});

async function createStack({ execute }: { execute: boolean }): Promise<void> {
  const { Id } = await clients.cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: 'test',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify({
        Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'data' } } },
      }),
    }),
  );
  if (execute) await clients.cloudFormation.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
}
const remove = (): Promise<void> => removeStack({ ...clients, clock: systemClock }, 'test');
const describeStack = (): Promise<unknown> =>
  clients.cloudFormation.send(new DescribeStacksCommand({ StackName: 'test' }));

it('has nothing to do where there is no stack', async () => {
  await remove();
});

it('removes a stack whose deployment was broken off before it began', async () => {
  await createStack({ execute: false });
  await describeStack();
  await remove();
  await expect(describeStack()).rejects.toThrow('does not exist');
});

it('says why a stack stays, and removes it once its bucket is empty', async () => {
  await createStack({ execute: true });
  await clients.s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'picture.png', Body: 'picture' }));
  expect(await listResources(emulator.consoleUrl)).toEqual(
    expect.arrayContaining(['bucket data', 'stack test']),
  );
  await expect(remove()).rejects.toThrow(
    'DELETE_FAILED: The following resource(s) failed to delete: [Bucket]',
  );
  expect(await emptyBucket(clients.s3, 'data')).toBe(1);
  await remove();
  await expect(describeStack()).rejects.toThrow('does not exist');
  await expect(clients.s3.send(new HeadBucketCommand({ Bucket: 'data' }))).rejects.toThrow();
  const left = await listResources(emulator.consoleUrl);
  expect(left.filter((resource) => /^(bucket data|stack .*)$/.test(resource))).toEqual([]);
});
