import { join } from 'node:path';
import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStacksCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { deploy } from '@scones/endpoint-deployer';
import { systemClock } from '@scones/deterministic';
import { deployStack, emptyBucket, stackOutputs } from '@scones/stack';
import { type Account, CAPTURES, IMAGE, MODEL, ROLE } from './account.ts';
import { expectEqual, type StoppedCommand } from './point.ts';
import { REFERENCE } from './reference-stack.ts';

const program = join(import.meta.dirname, '../../../apps/infra/src/main.ts');

/** A stack that was deployed without a stop: its template, and the resources that every other has to have. */
let reference: Promise<{ readonly template: string; readonly resources: string }> | undefined;

async function makeReference(account: Account) {
  const parameters = { stackName: REFERENCE, endpointName: REFERENCE };
  await deployStack({ infra: program, endpoint: account.url, parameters, clock: systemClock });
  const command = new GetTemplateCommand({ StackName: REFERENCE });
  const { TemplateBody: template = '' } = await account.cloudFormation.send(command);
  return { template, resources: await resourcesOf(account, REFERENCE) };
}

async function resourcesOf({ cloudFormation }: Account, StackName: string): Promise<string> {
  const { StackResources = [] } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName }));
  const states = StackResources.map(
    (one) => `${one.LogicalResourceId} ${one.ResourceStatus?.split('_').at(-1)}`,
  );
  return states.toSorted().join();
}

/** The stacks of that name that are not deleted. */
async function stacksOf({ cloudFormation }: Account, name: string): Promise<string> {
  const { StackSummaries = [] } = await cloudFormation.send(new ListStacksCommand());
  const own = StackSummaries.filter((one) => one.StackName === name && one.StackStatus !== 'DELETE_COMPLETE');
  return own.map(({ StackStatus }) => StackStatus).join();
}

async function remove(account: Account, StackName: string): Promise<void> {
  const { cloudFormation, s3 } = account;
  const bucket = (await stackOutputs(cloudFormation, StackName))?.['DataBucketName'];
  if (bucket !== undefined) await emptyBucket(s3, bucket);
  await cloudFormation.send(new DeleteStackCommand({ StackName }));
  await waitUntilStackDeleteComplete({ client: cloudFormation, maxWaitTime: 60 }, { StackName });
}

const parametersOf = (name: string): string[] => [
  '-c',
  `scones:stackName=${name}`,
  '-c',
  `scones:endpointName=${name}`,
];

const deployCommand: StoppedCommand = {
  name: 'infra deploy',
  program,
  async prepare(account, name) {
    const { resources } = await (reference ??= makeReference(account));
    return {
      values: ['deploy', '--yes', ...parametersOf(name)],
      environment: (await account.synthesized()).environment,
      // CloudFormation goes on with a deployment that Ctrl-C leaves, as the CDK CLI's own does.
      undone: async () => [],
      finished: async () => [
        ...expectEqual(
          'stacks',
          (await stacksOf(account, name)).replace('UPDATE_', 'CREATE_'),
          'CREATE_COMPLETE',
        ),
        ...expectEqual('resources', await resourcesOf(account, name), resources),
      ],
      cleanUp: () => remove(account, name),
    };
  },
};

const destroyCommand: StoppedCommand = {
  name: 'infra destroy',
  program,
  async prepare(account, name) {
    const { cloudFormation, s3 } = account;
    const { template } = await (reference ??= makeReference(account));
    // As the CDK prints it, it is longer than a request may hold.
    const TemplateBody = JSON.stringify(JSON.parse(template.replaceAll(REFERENCE, name)));
    await cloudFormation.send(
      new CreateStackCommand({ StackName: name, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
    );
    await waitUntilStackCreateComplete({ client: cloudFormation, maxWaitTime: 60 }, { StackName: name });
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
    const bucket =
      Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'DataBucketName')?.OutputValue ?? '';
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'pictures/one.png', Body: 'a picture' }));
    await deploy(
      { ...account, clock: systemClock },
      { name, modelArtifact: MODEL, image: IMAGE, roleArn: ROLE, capturePrefix: CAPTURES },
    );
    return {
      values: ['destroy', '--empty-buckets', '--yes', ...parametersOf(name)],
      environment: (await account.synthesized()).environment,
      // What is deleted can't be undone.
      undone: async () => [],
      finished: async () => [
        ...expectEqual('stacks', await stacksOf(account, name), ''),
        ...expectEqual('parts', await account.parts(name), '0 endpoints, 0 configurations, 0 models'),
      ],
    };
  },
};

export const STACK_COMMANDS = [deployCommand, destroyCommand];
