import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { Patience } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import { isNoStack } from './stack-outputs.ts';

interface Searching {
  readonly cloudFormation: CloudFormationClient;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** The stack as soon as nothing is under way in it; undefined when there is none. */
export async function settledStack(searching: Searching, name: string): Promise<Stack | undefined> {
  const { clock, signal } = searching;
  const patience = new Patience({ clock, firstMilliseconds: 100, longestMilliseconds: 2_000 });
  for (;;) {
    const stack = await findStack(searching, name);
    // A stack in review has a change set that nobody has executed.
    const isBusy = stack?.StackStatus?.endsWith('_IN_PROGRESS') && stack.StackStatus !== 'REVIEW_IN_PROGRESS';
    if (!isBusy) return stack;
    await patience.wait(signal);
  }
}

async function findStack({ cloudFormation, signal }: Searching, name: string): Promise<Stack | undefined> {
  try {
    const command = new DescribeStacksCommand({ StackName: name });
    const { Stacks } = await cloudFormation.send(command, signal && { abortSignal: signal });
    return Stacks?.[0];
  } catch (error) {
    if (isNoStack(error)) return undefined;
    throw error;
  }
}
