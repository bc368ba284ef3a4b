import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { DescribeEndpointCommand, ListEndpointsCommand } from '@aws-sdk/client-sagemaker';
import { stage, train } from '@scones/training-pipeline';
import { systemClock } from '@scones/deterministic';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stackOutputs } from '@scones/stack';
import { type EmulatedAccount, startAccount } from './testing/emulated-account.ts';

const ROLE = 'arn:aws:iam::000000000000:role/sagemaker';
const TEMPLATE = {
  Resources: { Data: { Type: 'AWS::S3::Bucket' } },
  Outputs: {
    ClassifyPictureStateMachineArn: { Value: 'arn:aws:states:us-east-1:000000000000:stateMachine:picture' },
    ClassifyPrefixStateMachineArn: { Value: 'arn:aws:states:us-east-1:000000000000:stateMachine:prefix' },
    SerializeFunctionName: { Value: 'serialize' },
    InferFunctionName: { Value: 'infer' },
    DataBucketName: { Value: { Ref: 'Data' } },
    EndpointName: { Value: 'vehicles' },
    SageMakerRoleArn: { Value: ROLE },
    CapturePrefix: { Value: 'capture' },
  },
};
const QUESTION =
  'The endpoint vehicles on 1 × ml.m5.large, for the account 000000000000 in us-east-1, will cost about $0.1150 an hour instead of $0.0000 an hour, used or not.';

let account: EmulatedAccount;
let bucket: string;
beforeAll(async () => {
  account = await startAccount();
  account.template = TEMPLATE;
});
beforeEach(() => {
  account.ask = undefined;
  account.isBilled = true;
});
afterAll(async () => {
  await account.close();
  expect(account.faults).toEqual([]);
});

const deploy = (...options: string[]) => account.run('deploy', '--with-endpoint', ...options);
const describeEndpoint = () =>
  account.sageMaker.send(new DescribeEndpointCommand({ EndpointName: 'vehicles' }));
const endpoints = async () => (await account.sageMaker.send(new ListEndpointsCommand())).Endpoints;

const SMALL = ['--train-per-class', '2', '--test-per-class', '1'];

/** The command line of another app, as a process of its own. */
function program(app: string, ...values: string[]): Promise<{ stdout: string; stderr: string }> {
  const main = fileURLToPath(new URL('main.ts', import.meta.resolve(`@scones/${app}`)));
  const env = {
    PATH: process.env['PATH'],
    AWS_ENDPOINT_URL: account.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...values], { env }, (_error, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
}

async function trainModel(jobName: string): Promise<void> {
  const context = { ...account, clock: systemClock, cacheFolder: tmpdir() };
  await stage(context, { bucket, trainPerClass: 8, testPerClass: 2 });
  await train(context, { bucket, roleArn: ROLE, jobName, epochs: 1 });
}

/** These tests are one story, since each model takes seconds to train. */
describe('deploy --with-endpoint', () => {
  it('says, before there is a stack, that there can be no model', async () => {
    expect(await deploy('--dry-run')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(
        'No endpoint: There is no stack scones-unlimited in us-east-1',
      ) as string,
    });
    await account.deployTemplate(TEMPLATE);
    bucket = (await stackOutputs(account.cloudFormation, 'scones-unlimited'))?.['DataBucketName'] as string;
  });

  it('tells the command lines which bucket and endpoint to use', async () => {
    const staged = await program('training-pipeline', 'stage', '--prefix', 'told', ...SMALL, '--json');
    expect(staged.stderr).toBe('');
    expect(JSON.parse(staged.stdout)).toMatchObject({ bucket, uploaded: 10 });
    expect((await program('endpoint-deployer', 'status')).stderr).toContain(
      'There is no endpoint vehicles in us-east-1.',
    );
    expect((await program('endpoint-deployer', 'status', '--stack', 'gone')).stderr).toContain(
      'There is no stack gone in us-east-1 to take --name from.',
    );
  });

  it('says when no training job has completed, and how to get one', async () => {
    const { exitCode, stderr } = await deploy('--yes');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`No training job has completed yet that left a model in the bucket ${bucket}`);
    expect(stderr).toContain('npx training-pipeline stage && npx training-pipeline train && npx nx deploy');
    expect((await deploy('--dry-run')).stdout).toContain('No endpoint: No training job has completed yet');
    await trainModel('first');
  });

  it('shows on --dry-run what would be made and what it costs', async () => {
    expect((await deploy('--dry-run')).stdout).toContain(
      'The endpoint vehicles with the model of first on 1 × ml.m5.large would be made, about $0.1150 an hour\n',
    );
    expect(await endpoints()).toEqual([]);
  });

  it('makes nothing that costs where there is nobody to ask, or the answer is no', async () => {
    expect(await deploy()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        `infra: ${QUESTION} There is nobody to ask: add --yes to agree.\n`,
      ) as string,
    });
    account.ask = async (question) => (expect(question).toBe(`${QUESTION} Go on?`), false);
    expect(await deploy()).toMatchObject({ exitCode: 1 });
    expect(await endpoints()).toEqual([]);
  });

  it('makes the endpoint of the newest model with the stack’s settings', async () => {
    account.ask = async () => true;
    expect(await deploy()).toMatchObject({
      exitCode: 0,
      stdout: 'The endpoint vehicles with the model of first on 1 × ml.m5.large was made and answers\n',
      stderr: expect.stringMatching(
        /^Synthesising the stack scones-unlimited for us-east-1\nThe stack scones-unlimited is deployed; on to/,
      ) as string,
    });
    expect(await describeEndpoint()).toMatchObject({
      EndpointStatus: 'InService',
      DataCaptureConfig: { DestinationS3Uri: `s3://${bucket}/capture` },
    });
  });

  it('leaves an endpoint alone that serves that very model', async () => {
    const { EndpointConfigName } = await describeEndpoint();
    expect((await deploy()).stdout).toContain('with the model of first on 1 × ml.m5.large has no changes\n');
    expect(await describeEndpoint()).toMatchObject({ EndpointConfigName });
    await trainModel('second');
  });

  it('updates one that serves another, without asking where it costs no more', async () => {
    expect((await deploy('--dry-run')).stdout).toMatch(
      /model: \S+first\S+ → \S+second\S+\nThe endpoint vehicles with the model of second on 1 × ml.m5.large would be updated/,
    );
    expect(await deploy()).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(
        'was updated; back: endpoint-deployer rollback --name vehicles',
      ) as string,
    });
  });

  it('takes the model of the named job, and asks where the instances cost more', async () => {
    const { stderr } = await deploy(
      '--from-training-job',
      'first',
      '--endpoint-instance-type',
      'ml.m5.xlarge',
    );
    expect(stderr).toContain('will cost about $0.2300 an hour instead of $0.1150 an hour');
    expect((await deploy('--from-training-job', 'first')).stdout).toContain('with the model of first');
    expect(await deploy('--from-training-job', 'never')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no training job never') as string,
    });
  });

  it('is undone by destroy, together with what was kept for a rollback', async () => {
    const { exitCode, stderr } = await account.run('destroy', '--empty-buckets', '--yes');
    expect(exitCode).toBe(0);
    expect(stderr.match(/Deleted the configuration/g)).toHaveLength(2);
    expect(await endpoints()).toEqual([]);
    expect((await account.run('leftovers')).stdout).toBe('The project has nothing in the account\n');
  });
});
