import { defineOperation, formList, type Operation, tagKey } from '@scones/emulator-core';
import { z } from 'zod';
import type { CloudFormationContext } from './context.ts';
import { errors } from './errors.ts';
import type { StackRecord } from './stack/stack-record.ts';
import { TemplateError } from './template/template-error.ts';

/** Defines an operation by the AWS SDK's type of its output; a template's faults become the caller's. */
export function operation<Output extends object>() {
  return <Schema extends z.ZodType>(
    input: Schema,
    handle: (
      context: CloudFormationContext,
      input: z.output<Schema>,
    ) => Omit<Output, '$metadata'> | Promise<Omit<Output, '$metadata'>>,
  ): Operation<CloudFormationContext> =>
    defineOperation<CloudFormationContext, Omit<Output, '$metadata'>>()(input, async (context, parsed) => {
      try {
        return await handle(context, parsed);
      } catch (error) {
        if (error instanceof TemplateError) throw errors.ValidationError(error.message, { cause: error });
        throw error;
      }
    });
}

/** Text on the wire, a value from within the process. */
export const flag = z.union([z.boolean(), z.stringbool()]);

/** In either mode everything is ready when it is made. */
export const deploymentConfig = z.strictObject({
  Mode: z.enum(['STANDARD', 'EXPRESS']).optional(),
  DisableRollback: flag.optional(),
});

/** Absent, a stack keeps the tags that it has. */
export const optionalTags = formList(z.strictObject({ Key: tagKey, Value: z.string() }))
  .transform((tags) => Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])))
  .optional();

export function tagOutput(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function requireStack({ stacks }: CloudFormationContext, nameOrId: string): StackRecord {
  const stack = stacks.find(nameOrId);
  if (!stack) throw errors.ValidationError(`Stack with id ${nameOrId} does not exist`);
  return stack;
}
