import { z } from 'zod';
import type { CloudFormationContext } from './context.ts';
import { errors } from './errors.ts';
import type { ChangeSetRecord } from './stack/change-set-record.ts';

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

export function requireChangeSet(
  context: CloudFormationContext,
  { ChangeSetName, StackName }: { readonly ChangeSetName: string; readonly StackName?: string | undefined },
): ChangeSetRecord {
  const found = findChangeSet(context, ChangeSetName, StackName);
  if (!found) throw errors.ChangeSetNotFound(ChangeSetName);
  return found;
}
