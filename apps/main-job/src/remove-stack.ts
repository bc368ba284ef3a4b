import {
  CloudFormationServiceException,
  DeleteStackCommand,
  DescribeStacksCommand,
  type CloudFormationClient,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { Patience } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';

/**
 * Deletes a stack, in whatever state a broken-off deployment left it, and waits until it is gone. By CloudFormation
 * itself rather than by `cdk destroy`, which synthesises the whole app once more only to learn the stack's name.
 */
export async function removeStack(
  client: CloudFormationClient,
  clock: Clock,
  stackName: string,
): Promise<void> {
  const stack = await settledStack(client, clock, stackName);
  if (!stack) return;
  await client.send(new DeleteStackCommand({ StackName: stack.StackId }));
  const deleted = await settledStack(client, clock, stack.StackId as string);
  if (deleted && deleted.StackStatus !== 'DELETE_COMPLETE')
    throw new Error(`The stack ${stackName} is in ${deleted.StackStatus}: ${deleted.StackStatusReason}`);
}

/** The stack as soon as nothing is under way in it; undefined when there is none. */
async function settledStack(
  client: CloudFormationClient,
  clock: Clock,
  name: string,
): Promise<Stack | undefined> {
  const patience = new Patience({ clock, firstMilliseconds: 100, longestMilliseconds: 2_000 });
  for (;;) {
    const stack = await findStack(client, name);
    // A stack in review has a change set that nobody has executed.
    const isBusy = stack?.StackStatus?.endsWith('_IN_PROGRESS') && stack.StackStatus !== 'REVIEW_IN_PROGRESS';
    if (!isBusy) return stack;
    await patience.wait();
  }
}

async function findStack(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0];
  } catch (error) {
    const isMissing = error instanceof CloudFormationServiceException && error.name === 'ValidationError';
    if (isMissing && error.message.includes('does not exist')) return undefined;
    throw error;
  }
}
