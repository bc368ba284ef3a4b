import { type Collection, defineOperation, type Identity, type Operation } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';
import type { EventBus } from './event-bus.ts';
import type { RuleRecord } from './rule-record.ts';

/** What the operations work on. */
export interface EventsContext {
  readonly identity: Identity;
  readonly rules: Collection<RuleRecord>;
  readonly bus: EventBus;
}

/** Defines an operation by the AWS SDK's type of its output. */
export function operation<Output extends object>(): <Schema extends z.ZodType>(
  input: Schema,
  handle: (context: EventsContext, input: z.output<Schema>) => Omit<Output, '$metadata'>,
) => Operation<EventsContext> {
  return defineOperation<EventsContext, Omit<Output, '$metadata'>>();
}

export function findRule({ rules }: EventsContext, name: string): RuleRecord {
  const rule = rules.get(name);
  if (!rule) throw errors.ResourceNotFoundException(`Rule ${name} does not exist on EventBus default.`);
  return rule;
}

export function findRuleByArn({ rules }: EventsContext, arn: string): RuleRecord {
  const rule = rules.get(arn.slice(arn.lastIndexOf('/') + 1));
  if (rule?.arn !== arn) throw errors.ResourceNotFoundException(`Rule with arn ${arn} does not exist.`);
  return rule;
}

export const busName = z
  .literal('default', { error: 'The emulator has the event bus default only' })
  .default('default');

export const tagsInput = z
  .array(z.strictObject({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
  .transform((tags) => Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])));
