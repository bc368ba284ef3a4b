import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it, onTestFinished } from 'vitest';
import { startedEmulator } from './testing/started-emulator.ts';

const MAP = {
  Type: 'Map',
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'MANIFEST' },
    Parameters: { Bucket: 'data', Key: 'inventory/manifest.json' },
  },
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    StartAt: 'Keep',
    States: { Keep: { Type: 'Pass', End: true } },
  },
  End: true,
};

it('reads the compressed files of an S3 inventory, byte for byte', async () => {
  const emulator = await startedEmulator();
  const s3 = new S3Client(emulator.connection);
  const states = new SFNClient(emulator.connection);
  onTestFinished(async () => {
    s3.destroy();
    states.destroy();
    await emulator.close();
    expect(emulator.faults).toEqual([]);
  });
  const put = (Key: string, Body: string | Uint8Array) =>
    s3.send(new PutObjectCommand({ Bucket: 'data', Key, Body }));
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  await put('inventory/1.csv.gz', gzipSync('"pictures","vélo.png"\n'));
  const manifest = { destinationBucket: 'arn:aws:s3:::data', fileFormat: 'CSV', fileSchema: 'Bucket, Key' };
  const files = [{ key: 'inventory/1.csv.gz' }];
  await put('inventory/manifest.json', JSON.stringify({ ...manifest, files }));
  const definition = JSON.stringify({ StartAt: 'Each', States: { Each: MAP } });
  const roleArn = 'arn:aws:iam::000000000000:role/any';
  const made = await states.send(new CreateStateMachineCommand({ name: 'each', definition, roleArn }));
  const { executionArn } = await states.send(new StartExecutionCommand(made));
  const described = () => states.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await described()).status).not.toBe('RUNNING');
  expect(await described()).toMatchObject({
    status: 'SUCCEEDED',
    output: '[{"Bucket":"pictures","Key":"vélo.png"}]',
  });
});
