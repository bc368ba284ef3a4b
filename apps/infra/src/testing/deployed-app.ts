import { fileURLToPath } from 'node:url';
import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { systemClock } from '@scones/deterministic';
import { deployStack } from '@scones/stack';

const INFRA = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface DeployedApp {
  readonly outputs: Readonly<Record<string, string>>;
  /** The names of the stack's roles, by logical id. */
  readonly roles: Readonly<Record<string, string>>;
}

interface Deployed {
  readonly url: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Deploys the app as it is, and returns what the stack then has. */
export async function deployApp(
  { url: endpoint, credentials }: Deployed,
  stackName: string,
): Promise<DeployedApp> {
  await deployStack({ infra: INFRA, endpoint, credentials, parameters: { stackName }, clock: systemClock });
  const client = new CloudFormationClient({
    endpoint,
    region: 'us-east-1',
    credentials,
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
