import { DeleteStackCommand, type CloudFormationClient, type Stack } from '@aws-sdk/client-cloudformation';
import { CommandError } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import { settledStack } from './settled-stack.ts';

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
    removal.signal && { abortSignal: removal.signal },
  );
  const deleted = await settledStack(removal, stack.StackId as string);
  if (deleted && deleted.StackStatus !== 'DELETE_COMPLETE') throw stackStays(stackName, deleted);
}

function stackStays(name: string, { StackStatus, StackStatusReason }: Stack): CommandError {
  return new CommandError(
    'STACK_STAYS',
    `The stack ${name} is in ${StackStatus}: ${StackStatusReason}`,
    `See which resource stays: aws cloudformation describe-stack-events --stack-name ${name}`,
  );
}
