import type { CloudFormationContext } from '../context.ts';
import { errors } from '../errors.ts';
import type { StackRecord } from './stack-record.ts';

export function requireStack(
  { stacks }: Pick<CloudFormationContext, 'stacks'>,
  nameOrId: string,
): StackRecord {
  const stack = stacks.find(nameOrId);
  if (!stack) throw errors.ValidationError.noStackWithId({ id: nameOrId });
  return stack;
}
