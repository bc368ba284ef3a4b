/**
 * How fast a prefix is classified, and whether the emulator's memory stays flat meanwhile. `npx node
 * tools/bench/prefix-run.ts --pictures 10000` prints one JSON line. Everything in it is real: the CDK app, a model that
 * was trained for it, the endpoint, the Lambdas.
 */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { stdout, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListMapRunsCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { systemClock as clock } from '@scones/deterministic';
import { deploy } from '@scones/endpoint-deployer';
import { formatS3Location } from '@scones/s3-location';
import { deployStack, readSconesStack, type SconesStack } from '@scones/stack';
import { stage, train } from '@scones/training-pipeline';
import { z } from 'zod';

const CLASSES = ['bicycle', 'motorcycle'];
/** The prefixes of the pictures to learn from and of those to classify. */
const LESSONS = 'lessons';
const PICTURES = 'pictures';
const STACK = 'scones-unlimited';
/** The shares of the run at which memory is reported. */
const SHARES = [0.1, 0.25, 0.5, 0.75, 1];
const POLL_MILLISECONDS = 200;

const { pictures } = z
  .object({ pictures: z.coerce.number().int().min(20).default(10_000) })
  .parse(parseArgs({ options: { pictures: { type: 'string' } } }).values);
const run = promisify(execFile);
const emulator = fork(fileURLToPath(import.meta.resolve('@scones/emulator/main')), [
  ...['--port', '0', '--ephemeral', '--enforce-iam'],
]);
try {
  const { url: endpoint, credentials } = await readiness(emulator);
  const connection = { endpoint, region: 'us-east-1', credentials };
  const clients = {
    s3: new S3Client(connection),
    sageMaker: new SageMakerClient(connection),
    logs: new CloudWatchLogsClient(connection),
  };
  const stack = await provision(connection, new CloudFormationClient(connection));
  await serve(clients, stack);
  const report = await classify(new SFNClient(connection), stack);
  stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  const ended = once(emulator, 'exit');
  emulator.kill();
  await ended;
}

const readyMessage = z.object({
  ready: z.object({
    url: z.url(),
    credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  }),
});

async function readiness(child: ChildProcess): Promise<z.output<typeof readyMessage>['ready']> {
  const [message] = (await once(child, 'message')) as [unknown];
  return readyMessage.parse(message).ready;
}

/** Deploys the CDK app; answers with its stack. */
async function provision(
  { endpoint, credentials }: Pick<Parameters<typeof deployStack>[0], 'endpoint' | 'credentials'>,
  cloudFormation: CloudFormationClient,
): Promise<SconesStack> {
  const infra = fileURLToPath(new URL('../../apps/infra/src/main.ts', import.meta.url));
  await deployStack({ infra, endpoint, credentials, parameters: { stackName: STACK }, clock });
  return await readSconesStack(cloudFormation, STACK);
}

/** Stages the pictures and brings a model that has learnt from some of them into service. */
async function serve(
  clients: { s3: S3Client; sageMaker: SageMakerClient; logs: CloudWatchLogsClient },
  { bucket, sageMakerRoleArn: roleArn, endpointName: name, capturePrefix }: SconesStack,
): Promise<void> {
  const context = { ...clients, clock, cacheFolder: tmpdir() };
  const dataset = { dataset: 'synthetic', classes: CLASSES, bucket };
  await stage(context, { ...dataset, prefix: LESSONS, seed: 1, trainPerClass: 200, testPerClass: 20 });
  const testPerClass = Math.ceil(pictures / CLASSES.length);
  await stage(context, { ...dataset, prefix: PICTURES, seed: 2, trainPerClass: 2, testPerClass });
  tell(`staged ${pictures} pictures`);
  const { jobName } = await train(context, { bucket, prefix: LESSONS, roleArn, epochs: 6, seed: 1 });
  await deploy(context, {
    name,
    fromTrainingJob: jobName,
    capturePrefix: formatS3Location({ bucket, key: capturePrefix }),
  });
  tell(`${name} is in service`);
}

async function classify(states: SFNClient, stack: SconesStack): Promise<object> {
  const megabytes: Record<string, number> = { start: await residentMegabytes() };
  const start = clock.now();
  const { executionArn } = await states.send(
    new StartExecutionCommand({
      stateMachineArn: stack.classifyPrefixArn,
      input: JSON.stringify({ s3_bucket: stack.bucket, s3_prefix: `${PICTURES}/test/` }),
    }),
  );
  const shares = [...SHARES];
  let done = 0;
  for (let status: string | undefined = 'RUNNING'; status === 'RUNNING';) {
    await clock.sleep(POLL_MILLISECONDS);
    // In this order, so that the last count is taken after the end of the run.
    ({ status } = await states.send(new DescribeExecutionCommand({ executionArn })));
    done = await countDone(states, executionArn);
    while (shares[0] !== undefined && done >= shares[0] * pictures) {
      const share = `${(shares.shift() as number) * 100} %`;
      megabytes[share] = await residentMegabytes();
      tell(`${share}: ${done} pictures, ${megabytes[share]} MB`);
    }
  }
  if (done < pictures) throw new Error(`Only ${done} of ${pictures} pictures were classified.`);
  const seconds = (clock.now() - start) / 1000;
  const tenth = megabytes['10 %'] ?? NaN;
  const ratios = Object.entries(megabytes).map(([share, size]) => [share, Number((size / tenth).toFixed(2))]);
  return {
    pictures: done,
    seconds,
    picturesPerSecond: Math.round(done / seconds),
    residentMegabytes: megabytes,
    ratioToTenth: Object.fromEntries(ratios) as object,
  };
}

async function countDone(states: SFNClient, executionArn: string | undefined): Promise<number> {
  const { mapRuns } = await states.send(new ListMapRunsCommand({ executionArn }));
  const mapRunArn = mapRuns?.[0]?.mapRunArn;
  if (mapRunArn === undefined) return 0;
  const { itemCounts } = await states.send(new DescribeMapRunCommand({ mapRunArn }));
  if (itemCounts?.failed) throw new Error(`${itemCounts.failed} pictures could not be classified.`);
  return itemCounts?.succeeded ?? 0;
}

/** The memory of the emulator alone: its sandboxes and endpoints are processes of their own. */
async function residentMegabytes(): Promise<number> {
  const { stdout: kilobytes } = await run('ps', ['-o', 'rss=', '-p', String(emulator.pid)]);
  return Math.round(Number(kilobytes) / 1024);
}

function tell(line: string): void {
  stderr.write(`${line}\n`);
}
