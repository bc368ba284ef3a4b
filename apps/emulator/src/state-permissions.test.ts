import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { systemClock } from '@scones/deterministic';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROLE } from './testing/deployed-workflow.ts';
import { type EmulatorProcess, startEmulatorIn } from './testing/emulator-process.ts';

let folder: string;
let emulator: EmulatorProcess;
let umask: number;
const connection = () => ({
  endpoint: emulator.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

beforeAll(async () => {
  // The child inherits this umask: that of a shell that lets everybody read and write everything.
  umask = process.umask(0);
  folder = await mkdtemp(join(tmpdir(), 'state-permissions-'));
  const state = ['--folder', join(folder, 'a', 'state')];
  emulator = await startEmulatorIn({ ...process.env, TMPDIR: folder }, '--port', '0', ...state);
});
afterAll(async () => {
  process.umask(umask);
  emulator.child.signal('SIGTERM');
  await emulator.ended;
  await rm(folder, { recursive: true, force: true });
});

/**
 * Everything below the folder, as `mode path`. Files that go away meanwhile, as a running emulator's do, are left out.
 */
async function listed(): Promise<{ path: string; mode: number }[]> {
  const entries = await readdir(folder, { recursive: true });
  const found = entries.map(async (path) => {
    const stats = await lstat(join(folder, path)).catch(() => undefined);
    return stats?.isFile() || stats?.isDirectory() ? [{ path, mode: stats.mode & 0o777 }] : [];
  });
  return (await Promise.all(found)).flat();
}

async function expectPrivate(...parts: RegExp[]): Promise<void> {
  const entries = await listed();
  for (const part of parts)
    expect(entries.map(({ path }) => path)).toContainEqual(expect.stringMatching(part));
  expect(entries.filter(({ mode }) => (mode & 0o077) !== 0)).toEqual([]);
}

it('keeps the database and objects to the owner', async () => {
  const s3 = new S3Client(connection());
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  await s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'large', Body: Buffer.alloc(500_000) }));
  await s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'train/a.png', Body: 'no picture' }));
  await expectPrivate(/state\.sqlite$/, /state\.sqlite-wal$/, /objects\/.+/);
});

it("keeps a function's code, and what the function writes, to the owner", async () => {
  const lambda = new LambdaClient(connection());
  const handler =
    "import { writeFileSync } from 'node:fs'; import { tmpdir } from 'node:os';" +
    'export const handler = async () => writeFileSync(`${tmpdir()}/written`, "secret");';
  const code = { ZipFile: zipSync({ 'index.mjs': strToU8(handler), 'folder/data.txt': strToU8('data') }) };
  const called = { FunctionName: 'writer' };
  await lambda.send(
    new CreateFunctionCommand({
      ...called,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: ROLE,
      Code: code,
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20 }, called);
  expect((await lambda.send(new InvokeCommand(called))).FunctionError).toBeUndefined();
  await expectPrivate(/lambda\/.+\/folder\/data\.txt$/, /lambda\/.+sandbox-/);
});

it("keeps a training job's files to the owner", async () => {
  const sageMaker = new SageMakerClient(connection());
  const job = { TrainingJobName: 'job' };
  const s3Uri = (prefix: string) => ({
    S3DataSource: { S3DataType: 'S3Prefix' as const, S3Uri: `s3://data/${prefix}` },
  });
  await sageMaker.send(
    new CreateTrainingJobCommand({
      ...job,
      RoleArn: ROLE,
      AlgorithmSpecification: {
        TrainingImage: '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1',
        TrainingInputMode: 'File',
      },
      InputDataConfig: [{ ChannelName: 'train', DataSource: s3Uri('train/') }],
      OutputDataConfig: { S3OutputPath: 's3://data/models' },
      ResourceConfig: { InstanceType: 'ml.p3.2xlarge', InstanceCount: 1, VolumeSizeInGB: 10 },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
    }),
  );
  const seen = new Map<string, number>();
  for (let status: string | undefined; status !== 'Failed';) {
    for (const { path, mode } of await listed()) seen.set(path, mode);
    status = (await sageMaker.send(new DescribeTrainingJobCommand(job))).TrainingJobStatus;
    await systemClock.sleep(10);
  }
  expect([...seen.keys()]).toContainEqual(expect.stringMatching(/sagemaker\/.+\.json$/));
  expect([...seen].filter(([, mode]) => (mode & 0o077) !== 0)).toEqual([]);
});
