import {
  DeleteStackCommand,
  DescribeStacksCommand,
  type CloudFormationClient,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { CommandError, Patience } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import { isNoStack } from './stack-outputs.ts';

interface Removal {
  readonly cloudFormation: CloudFormationClient;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/**
 * Deletes a stack, in whatever state a broken-off deployment left it, and waits until it is gone. Asks CloudFormation
 * itself, since `cdk destroy` synthesises the whole app only to learn the stack's name.
 */
export async function removeStack(removal: Removal, stackName: string): Promise<void> {
  const stack = await settledStack(removal, stackName);
  if (!stack) return;
  await removal.cloudFormation.send(
    new DeleteStackCommand({ StackName: stack.StackId }),
    optionsOf(removal.signal),
  );
  const deleted = await settledStack(removal, stack.StackId as string);
  if (deleted && deleted.StackStatus !== 'DELETE_COMPLETE') throw stackStays(stackName, deleted);
}

/** The stack as soon as nothing is under way in it; undefined when there is none. */
async function settledStack(removal: Removal, name: string): Promise<Stack | undefined> {
  const { clock, signal } = removal;
  const patience = new Patience({ clock, firstMilliseconds: 100, longestMilliseconds: 2_000 });
  for (;;) {
    const stack = await findStack(removal, name);
    // A stack in review has a change set that nobody has executed.
    const isBusy = stack?.StackStatus?.endsWith('_IN_PROGRESS') && stack.StackStatus !== 'REVIEW_IN_PROGRESS';
    if (!isBusy) return stack;
    await patience.wait(signal);
  }
}

async function findStack({ cloudFormation, signal }: Removal, name: string): Promise<Stack | undefined> {
  try {
    const command = new DescribeStacksCommand({ StackName: name });
    const { Stacks } = await cloudFormation.send(command, optionsOf(signal));
    return Stacks?.[0];
  } catch (error) {
    if (isNoStack(error)) return undefined;
    throw error;
  }
}

const optionsOf = (signal: AbortSignal | undefined) => (signal ? { abortSignal: signal } : {});

function stackStays(name: string, { StackStatus, StackStatusReason }: Stack): CommandError {
  return new CommandError(
    'STACK_STAYS',
    `The stack ${name} is in ${StackStatus}: ${StackStatusReason}`,
    `See which resource stays: aws cloudformation describe-stack-events --stack-name ${name}`,
  );
}
