import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProgram, PrintedText } from '@scones/child-programs';
import { bundledProgram } from '@scones/emulator/bundled-program';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';

const program = join(import.meta.dirname, 'main.ts');

it('makes a program of one file that serves as its sources do', { timeout: 120_000 }, async () => {
  await promisify(execFile)(process.execPath, [program]);
  const bundle = bundledProgram();
  expect(bundle).toMatch(/\/emulator-\d+\.mjs$/);
  const start = `import(${JSON.stringify(bundle)}).then(({ runEmulator }) => runEmulator())`;
  const child = startProgram({
    command: [
      process.execPath,
      '--input-type=module',
      '--eval',
      start,
      '--',
      'emulator',
      '--json',
      '--ephemeral',
      '--port',
      '0',
    ],
    environment: process.env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [line] = await new PrintedText(child, 'stdout').matching(/^.*\n/);
  const { ready } = JSON.parse(line) as { ready: { url: string } };
  const connection = {
    endpoint: ready.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'bundled' }));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  expect(Buckets.map(({ Name }) => Name)).toContain('bundled');
  expect(await new SFNClient(connection).send(new ListStateMachinesCommand())).toMatchObject({
    stateMachines: [],
  });
  child.signal('SIGTERM');
  expect(await child.ended).toMatchObject({ exitCode: 0 });
});
