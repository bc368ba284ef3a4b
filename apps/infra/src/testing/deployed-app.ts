import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';

const CDK = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface DeployedApp {
  readonly outputs: Readonly<Record<string, string>>;
  /** The names of the stack's roles, by logical id. */
  readonly roles: Readonly<Record<string, string>>;
}

/** Deploys the app as it is, by the CDK CLI, and tells what came of it. */
export async function deployApp(endpoint: string, stackName: string): Promise<DeployedApp> {
  const folder = await mkdtemp(join(tmpdir(), 'infra-test-'));
  try {
    const options = ['--require-approval', 'never', '--output', join(folder, 'cdk.out')];
    const command = [CDK, 'deploy', '--all', ...options, '-c', `scones:stackName=${stackName}`];
    await promisify(execFile)(process.execPath, command, {
      cwd: PROJECT,
      env: cliEnvironment(endpoint, folder),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const client = new CloudFormationClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
  const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: stackName }));
  client.destroy();
  return {
    outputs: Object.fromEntries(
      (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    ) as DeployedApp['outputs'],
    roles: Object.fromEntries(
      (StackResources ?? [])
        .filter(({ ResourceType }) => ResourceType === 'AWS::IAM::Role')
        .map(({ LogicalResourceId, PhysicalResourceId }) => [LogicalResourceId, PhysicalResourceId]),
    ) as DeployedApp['roles'],
  };
}

function cliEnvironment(endpoint: string, folder: string): NodeJS.ProcessEnv {
  return {
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    HOME: process.env['HOME'],
    TMPDIR: folder,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
  };
}
