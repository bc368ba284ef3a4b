import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { systemClock } from '@scones/deterministic';
import { deploy } from '@scones/endpoint-deployer';
import { stage, train } from '@scones/training-pipeline';
import { CHAIN } from '@scones/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codelessBundles } from './testing/synthesized.ts';
import { type DeployedApp, deployApp } from './testing/deployed-app.ts';
import { startEmulator } from './testing/emulated-account.ts';
import { withoutPermission } from './testing/role-permissions.ts';

/** The app, with a model in service, on an emulator that holds every role to its policies. */
let emulator: Awaited<ReturnType<typeof startEmulator>>;
let app: DeployedApp;
let iam: IAMClient;
let states: SFNClient;
let pictureKey: string | undefined;

beforeAll(async () => {
  emulator = await startEmulator('--enforce-iam');
  const connection = {
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: emulator.credentials,
  };
  iam = new IAMClient(connection);
  states = new SFNClient(connection);
  app = await deployApp(emulator, 'enforced');
  await serveModel(connection);
}, 240_000);
afterAll(async () => {
  iam.destroy();
  states.destroy();
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

/** Trained for one pass over a handful of pictures: the answers don't matter here. */
async function serveModel(connection: object): Promise<void> {
  const s3 = new S3Client(connection);
  const sageMaker = new SageMakerClient(connection);
  const logs = new CloudWatchLogsClient(connection);
  const context = { s3, sageMaker, logs, clock: systemClock, cacheFolder: '' };
  const {
    DataBucketName: bucket = '',
    SageMakerRoleArn: roleArn = '',
    EndpointName: name = '',
  } = app.outputs;
  const data = { bucket, prefix: 'scones' };
  const dataset = { dataset: 'synthetic', classes: ['bicycle', 'motorcycle'], seed: 1 };
  await stage(context, { ...data, ...dataset, trainPerClass: 8, testPerClass: 2 });
  const { jobName } = await train(context, { ...data, roleArn, epochs: 1, seed: 1 });
  await deploy(context, { name, fromTrainingJob: jobName, capturePrefix: `s3://${bucket}/capture` });
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'scones/test/' }));
  pictureKey = Contents?.[0]?.Key;
  for (const client of [s3, sageMaker, logs]) client.destroy();
}

/** How an execution ends, and which of its tasks it passed. */
async function execute(machine: string, input: object) {
  const { executionArn } = await states.send(
    new StartExecutionCommand({ stateMachineArn: app.outputs[machine], input: JSON.stringify(input) }),
  );
  const describeExecution = () => states.send(new DescribeExecutionCommand({ executionArn }));
  const ended = expect.poll(async () => (await describeExecution()).status, {
    interval: 50,
    timeout: 60_000,
  });
  await ended.not.toBe('RUNNING');
  const { events = [] } = await states.send(new GetExecutionHistoryCommand({ executionArn }));
  const passed = events.flatMap(({ type, stateExitedEventDetails, id = 0 }) =>
    type === 'TaskStateExited' && events[id - 2]?.type === 'TaskSucceeded'
      ? [stateExitedEventDetails?.name]
      : [],
  );
  const { status, error, cause } = await describeExecution();
  return { status, error, cause, passed };
}

/** The name of the stack's one role whose logical id begins with this. */
function roleOf(start: string): string {
  const found = Object.keys(app.roles).filter((id) => id.startsWith(start));
  expect(found).toHaveLength(1);
  return app.roles[found[0] as string] as string;
}

const TASKS = CHAIN.map(({ state }) => state);
/** The permission that the machine needs for each task. */
const INVOCATIONS = CHAIN.map(
  ({ state, lambda }) =>
    [
      state,
      'ClassifyPictureRole',
      'lambda:InvokeFunction',
      new RegExp(`Functions${codelessBundles[lambda].settings.id}`),
      'Lambda.AccessDeniedException',
    ] as const,
);

describe('the classification of a picture', () => {
  const classify = () =>
    execute('ClassifyPictureStateMachineArn', {
      s3_bucket: app.outputs['DataBucketName'],
      s3_key: pictureKey,
      image_data: '',
      inferences: [],
      threshold: 0,
    });

  it('passes every state with the permissions of the app', async () => {
    expect(await classify()).toMatchObject({ status: 'SUCCEEDED', passed: TASKS });
  });

  it.each<readonly [(typeof TASKS)[number], string, string, RegExp, string]>([
    ['SerializeImageData', 'FunctionsSerializeRole', 's3:GetObject', /\/\*$/, 'AccessDenied'],
    [
      'InferSerializedImageData',
      'FunctionsInferRole',
      'sagemaker:InvokeEndpoint',
      /:endpoint\//,
      'AccessDeniedException',
    ],
    ...INVOCATIONS,
  ])('fails in %s when %s… may not %s on %s', async (state, role, action, resource, error) => {
    const ended = await withoutPermission(iam, roleOf(role), { action, resource }, classify);
    expect(ended).toMatchObject({ status: 'FAILED', error, passed: TASKS.slice(0, TASKS.indexOf(state)) });
    expect(ended.cause).toContain(`is not authorized to perform: ${action} on resource: `);
  });
});

describe('the classification of a prefix', () => {
  const classify = () =>
    execute('ClassifyPrefixStateMachineArn', {
      s3_bucket: app.outputs['DataBucketName'],
      s3_prefix: 'scones/test/',
    });

  it('succeeds with the permissions of the app', async () => {
    expect(await classify()).toMatchObject({ status: 'SUCCEEDED' });
  });

  it.each([
    ['States.ItemReaderFailed', 's3:ListBucket', /^arn:aws:s3:::[^/]+$/],
    ['States.ResultWriterFailed', 's3:PutObject', /classifications\/\*$/],
  ])('fails with %s when its machine may not %s', async (error, action, resource) => {
    const permission = { action, resource };
    const ended = await withoutPermission(iam, roleOf('PrefixClassifyPrefixRole'), permission, classify);
    expect(ended).toMatchObject({ status: 'FAILED', error });
    expect(ended.cause).toContain(`is not authorized to perform: ${action} on resource: `);
  });
});
