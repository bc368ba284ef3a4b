import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployWorkflow } from './testing/deployed-workflow.ts';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const version = cliVersion();

let emulator: StartedEmulator;
let folder: string;
let stateMachineArn: string;

describe.skipIf(version === undefined)('the AWS CLI', { tags: 'aws-cli' }, () => {
  beforeAll(async () => {
    emulator = await startedEmulator();
    folder = await mkdtemp(join(tmpdir(), 'aws-cli-test-'));
    stateMachineArn = await deployWorkflow(emulator);
  });
  afterAll(async () => {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
    expect(emulator.faults).toEqual([]);
  });

  it('copies, lists and synchronises objects', async () => {
    await writeFile(join(folder, 'a.txt'), 'one');
    await aws('s3', 'cp', join(folder, 'a.txt'), 's3://data/cli/a.txt');
    expect(await aws('s3', 'ls', 's3://data/cli/')).toMatch(/3 a\.txt$/m);
    await aws('s3', 'sync', 's3://data/cli', join(folder, 'down'));
    expect(await readFile(join(folder, 'down', 'a.txt'), 'utf8')).toBe('one');
  });

  it('invokes a function', async () => {
    const payload = join(folder, 'event.json');
    await writeFile(payload, JSON.stringify({ bucket: 'data', key: 'note.txt' }));
    const answer = join(folder, 'answer.json');
    const { StatusCode } = await awsJson<{ StatusCode: number }>(
      ...['lambda', 'invoke', '--function-name', 'read', '--payload', `fileb://${payload}`, answer],
    );
    expect(StatusCode).toBe(200);
    expect(await readFile(answer, 'utf8')).toBe('{"length":12}');
  });

  it('starts an execution, and shows it and its history', async () => {
    const { executionArn } = await awsJson<{ executionArn: string }>(
      ...['stepfunctions', 'start-execution', '--state-machine-arn', stateMachineArn],
      ...['--input', '{"bucket":"data","key":"note.txt"}'],
    );
    const describeIt = () =>
      awsJson<{ status: string }>('stepfunctions', 'describe-execution', '--execution-arn', executionArn);
    await expect
      .poll(async () => (await describeIt()).status, { interval: 50, timeout: 20_000 })
      .toBe('SUCCEEDED');
    const { events } = await awsJson<{ events: { type: string }[] }>(
      ...['stepfunctions', 'get-execution-history', '--execution-arn', executionArn],
    );
    expect(events[0]?.type).toBe('ExecutionStarted');
  });

  it("shows a function's log", async () => {
    const log =
      version === 1
        ? await aws('logs', 'filter-log-events', '--log-group-name', '/aws/lambda/read')
        : await aws('logs', 'tail', '/aws/lambda/read');
    expect(log).toContain('reading note.txt');
  });

  it.each([
    ['describe-training-job', '--training-job-name', 'Requested resource not found'],
    ['describe-endpoint', '--endpoint-name', 'Could not find endpoint'],
  ])('is told by sagemaker %s that a thing does not exist', async (command, option, message) => {
    await expect(aws('sagemaker', command, option, 'none')).rejects.toThrow(message);
  });

  it('is told by sagemaker-runtime invoke-endpoint that a thing does not exist', async () => {
    const picture = join(folder, 'picture.png');
    await writeFile(picture, 'no picture');
    await expect(
      aws(
        ...['sagemaker-runtime', 'invoke-endpoint', '--endpoint-name', 'none'],
        ...['--body', `fileb://${picture}`, join(folder, 'answer')],
      ),
    ).rejects.toThrow('Endpoint none of account 000000000000 not found.');
  });
});

async function aws(...values: string[]): Promise<string> {
  // The option rather than the environment: older versions don't know the variable.
  const { stdout } = await promisify(execFile)('aws', ['--endpoint-url', emulator.url, ...values], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_PAGER: '',
    },
  });
  return stdout;
}

async function awsJson<Output>(...values: string[]): Promise<Output> {
  return JSON.parse(await aws(...values, '--output', 'json')) as Output;
}

function cliVersion(): number | undefined {
  try {
    const text = execFileSync('aws', ['--version'], { encoding: 'utf8' });
    return Number(/aws-cli\/(\d+)/.exec(text)?.[1]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
