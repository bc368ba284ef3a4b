import type { PutRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import { arn, tagList, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { busName, findBus, nameInput, operation } from '../context.ts';
import { compilePattern } from '../event-pattern.ts';
import { DEFAULT_BUS, ruleKey } from '../rule-record.ts';
import { parseSchedule } from '../schedule/schedule.ts';
import { names } from '../service-names.ts';

/** An empty text counts as absent. */
function givenText(longest: number) {
  return z
    .string()
    .max(longest)
    .optional()
    .transform((text) => text || undefined);
}

const inputSchema = z.strictObject({
  Name: nameInput(64),
  EventPattern: givenText(4096),
  ScheduleExpression: givenText(256),
  Description: z.string().max(512).default(''),
  RoleArn: z.string().max(1600).optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  EventBusName: busName,
  Tags: tagList.default({}),
});

/** Makes a rule or changes it; tags are taken only for one that is made. */
export const putRule = operation<PutRuleCommandOutput>()(inputSchema, (context, input) => {
  const { Name, EventBusName } = input;
  findBus(context, EventBusName);
  checkTrigger(input);
  const { rules, identity, clock } = context;
  const key = ruleKey(EventBusName, Name);
  const before = rules.get(key);
  const ruleArn = arn(identity, names.arn, `rule/${key}`);
  rules.put(key, {
    name: Name,
    bus: EventBusName,
    arn: ruleArn,
    description: input.Description,
    pattern: input.EventPattern,
    schedule: input.ScheduleExpression,
    roleArn: input.RoleArn,
    madeAt: before?.madeAt ?? clock.now(),
    state: input.State,
    targets: before?.targets ?? [],
    tags: before?.tags ?? withTags({}, input.Tags, errors.LimitExceededException),
  });
  return { RuleArn: ruleArn };
});

function checkTrigger({
  EventPattern,
  ScheduleExpression,
  EventBusName,
}: z.output<typeof inputSchema>): void {
  if (EventPattern === undefined && ScheduleExpression === undefined)
    throw errors.ValidationException.noPatternOrSchedule();
  if (EventPattern !== undefined) compilePattern(EventPattern);
  if (ScheduleExpression === undefined) return;
  if (EventBusName !== DEFAULT_BUS) throw errors.ValidationException.scheduleOnOtherBus();
  if (!parseSchedule(ScheduleExpression)) throw errors.ValidationException.schedule();
}
