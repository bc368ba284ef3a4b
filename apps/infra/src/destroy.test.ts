import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListBucketsCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
} from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stackOutputs } from '@scones/stack';
import { type EmulatedAccount, startAccount } from './testing/emulated-account.ts';

const ENDPOINT = 'vehicles';
let account: EmulatedAccount;
let bucket: string;

beforeEach(async () => {
  account = await startAccount();
  await account.deployTemplate({
    Resources: { Data: { Type: 'AWS::S3::Bucket' } },
    Outputs: { DataBucketName: { Value: { Ref: 'Data' } }, EndpointName: { Value: ENDPOINT } },
  });
  bucket = (await stackOutputs(account.cloudFormation, 'scones-unlimited'))?.['DataBucketName'] as string;
});
afterEach(async () => {
  await account.close();
  expect(account.faults).toEqual([]);
});

async function putObject(key: string): Promise<void> {
  await account.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: 'no model' }));
}

async function deployEndpoint(): Promise<void> {
  const { sageMaker, logs } = account;
  await putObject('model.tar.gz');
  await sageMaker.send(
    new CreateModelCommand({
      ModelName: 'model',
      ExecutionRoleArn: 'arn:aws:iam::000000000000:role/sagemaker',
      PrimaryContainer: {
        Image: '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1',
        ModelDataUrl: `s3://${bucket}/model.tar.gz`,
      },
    }),
  );
  const variant = { VariantName: 'AllTraffic', ModelName: 'model', InitialInstanceCount: 1 };
  await sageMaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: 'configuration',
      ProductionVariants: [{ ...variant, InstanceType: 'ml.m5.large' }],
    }),
  );
  await sageMaker.send(
    new CreateEndpointCommand({ EndpointName: ENDPOINT, EndpointConfigName: 'configuration' }),
  );
  const logGroupName = `/aws/sagemaker/Endpoints/${ENDPOINT}`;
  await logs.send(new CreateLogGroupCommand({ logGroupName })).catch((error: Error) => {
    // The endpoint may have written to its log before.
    if (error.name !== 'ResourceAlreadyExistsException') throw error;
  });
}

it('leaves nothing behind when buckets are to be emptied: endpoint, its parts and its log go too', async () => {
  await deployEndpoint();
  await Promise.all(Array.from({ length: 30 }, (_, index) => putObject(`pictures/${index}.png`)));

  const { exitCode, stdout, stderr } = await account.run('destroy', '--empty-buckets');
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: 'scones-unlimited is gone, with everything that its bucket held: 31\n',
  });
  expect(stderr).toContain(`Deleted the endpoint ${ENDPOINT}\nDeleted the configuration configuration\n`);
  expect(account.cdkCalls).toEqual(['destroy --all --force --output FOLDER']);

  const { sageMaker, s3, logs, cloudFormation } = account;
  expect((await sageMaker.send(new ListEndpointsCommand({}))).Endpoints).toEqual([]);
  expect((await sageMaker.send(new ListEndpointConfigsCommand({}))).EndpointConfigs).toEqual([]);
  expect((await sageMaker.send(new ListModelsCommand({}))).Models).toEqual([]);
  expect((await logs.send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([]);
  const { Buckets } = await s3.send(new ListBucketsCommand({}));
  expect(Buckets?.map(({ Name }) => Name)).toEqual(['cdk-hnb659fds-assets-000000000000-us-east-1']);
  await expect(
    cloudFormation.send(new DescribeStacksCommand({ StackName: 'scones-unlimited' })),
  ).rejects.toThrow('does not exist');
});

it('refuses, before anything is destroyed, while the bucket has objects and nobody asked', async () => {
  await deployEndpoint();
  expect(await account.run('destroy')).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      `infra: The bucket ${bucket} has objects, and nothing was destroyed. ` +
      'Add --empty-buckets to delete them too: npx nx destroy infra -- --empty-buckets\n',
  });
  expect(account.cdkCalls).toEqual([]);
  expect((await account.sageMaker.send(new ListEndpointsCommand({}))).Endpoints).toHaveLength(1);
});

it('passes the parameters on to the CDK CLI', async () => {
  expect(await account.run('destroy', '-c', 'scones:threshold=0.5')).toMatchObject({
    exitCode: 0,
    stdout: 'scones-unlimited is gone\n',
  });
  expect(account.cdkCalls).toEqual(['destroy --all --force --output FOLDER -c scones:threshold=0.5']);
});

it('says where it looked for a stack that is not there', async () => {
  expect(await account.run('destroy', '-c', 'scones:stackName=other')).toEqual({
    exitCode: 0,
    stderr: '',
    stdout:
      'There is no stack other in us-east-1, and so nothing to destroy. ' +
      'If it is in another region, set AWS_REGION; if it has another name, add -c scones:stackName=NAME\n',
  });
  expect(account.cdkCalls).toEqual([]);
});

it('removes the folder of a run that was killed after it had destroyed everything', async () => {
  const { pid: killed } = spawnSync(process.execPath, ['--version']);
  const left = join(tmpdir(), `scones-cdk-${killed}-abcdef`);
  await mkdir(left);
  await account.run('destroy', '-c', 'scones:stackName=other');
  expect(existsSync(left)).toBe(false);
});

const QUESTION = (): string =>
  `Every object of the bucket ${bucket} will be deleted, pictures, models and captures, for good.`;

it.each([
  ['yes', true, 0, ''],
  ['no', false, 1, 'infra: Nothing was destroyed. Add --yes to agree without being asked.\n'],
  ['nothing', undefined, 1, 'There is nobody to ask: add --yes to agree.\n'],
])('asks on AWS before it deletes objects: %s', async (_says, answer, exitCode, stderr) => {
  await putObject('model.tar.gz');
  const asked: string[] = [];
  account.isBilled = true;
  account.ask = async (question) => (asked.push(question), answer);
  const ended = await account.run('destroy', '--empty-buckets');
  expect(ended.exitCode).toBe(exitCode);
  expect(ended.stderr).toContain(stderr);
  expect(asked).toEqual([`${QUESTION()} Delete them, the endpoint and the stack?`]);
  expect(account.cdkCalls).toHaveLength(answer ? 1 : 0);
  const { KeyCount } = await account.s3
    .send(new ListObjectsV2Command({ Bucket: bucket }))
    .catch(() => ({ KeyCount: 0 }));
  expect(KeyCount).toBe(answer ? 0 : 1);
});

it('does not ask on AWS with --yes, nor where the bucket is empty', async () => {
  account.isBilled = true;
  account.ask = () => Promise.reject(new Error('asked'));
  await putObject('model.tar.gz');
  expect(await account.run('destroy', '--empty-buckets', '--yes')).toMatchObject({ exitCode: 0 });
});
