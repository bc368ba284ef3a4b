import { z } from 'zod';
import type { CloudFormationContext } from '../context.ts';
import { errors } from '../errors.ts';
import type { ChangeSetRecord } from './change-set-record.ts';

export const changeSetInput = {
  ChangeSetName: z.string(),
  StackName: z.string().optional(),
};

/** By ARN, or by its name and its stack's name or ARN. */
export function findChangeSet(
  { changeSets, stacks }: CloudFormationContext,
  nameOrId: string,
  stackName: string | undefined,
): ChangeSetRecord | undefined {
  if (nameOrId.startsWith('arn:')) return changeSets.get(nameOrId);
  const stack = stackName === undefined ? undefined : stacks.find(stackName);
  return changeSets.values().find(({ name, stackId }) => name === nameOrId && stackId === stack?.id);
}

interface Named {
  readonly ChangeSetName: string;
  readonly StackName?: string | undefined;
}

/** Refuses a name without that of a stack that is there. */
export function checkNamed(
  { stacks }: Pick<CloudFormationContext, 'stacks'>,
  { ChangeSetName, StackName }: Named,
): void {
  if (ChangeSetName.startsWith('arn:')) return;
  if (StackName === undefined) throw errors.ValidationError.changeSetWithoutStack();
  if (!stacks.find(StackName)) throw errors.ValidationError.noStack({ name: StackName });
}

export function requireChangeSet(context: CloudFormationContext, named: Named): ChangeSetRecord {
  checkNamed(context, named);
  const { ChangeSetName, StackName } = named;
  const found = findChangeSet(context, ChangeSetName, StackName);
  if (!found) throw errors.ChangeSetNotFound({ name: ChangeSetName });
  return found;
}
