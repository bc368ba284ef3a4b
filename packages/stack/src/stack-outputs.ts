import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/** The CDK app gives its stack this name unless `scones:stackName` names another. */
export const DEFAULT_STACK_NAME = 'scones-unlimited';

/** A stack's outputs by name; undefined where there is no such stack. */
export async function stackOutputs(
  cloudFormation: CloudFormationClient,
  stackName: string,
  signal?: AbortSignal,
): Promise<Readonly<Record<string, string>> | undefined> {
  const command = new DescribeStacksCommand({ StackName: stackName });
  try {
    const { Stacks = [] } = await cloudFormation.send(command, signal && { abortSignal: signal });
    const outputs = Stacks[0]?.Outputs ?? [];
    return Object.fromEntries(
      outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    );
  } catch (error) {
    if (isNoStack(error)) return undefined;
    throw error;
  }
}

/** CloudFormation calls a stack that isn't there a failed validation. */
export function isNoStack(error: unknown): boolean {
  return error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message);
}
