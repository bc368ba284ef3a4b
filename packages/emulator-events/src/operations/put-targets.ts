import type { PutTargetsCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { busName, findRule, nameInput, operation } from '../context.ts';
import { keyOf } from '../rule-record.ts';
import { isPath } from '../target-input.ts';

const path = z.string().refine(isPath, 'Invalid JSON path');

const targetSchema = z.strictObject({
  Id: nameInput(64),
  Arn: z.string().max(1600),
  RoleArn: z.string().max(1600).optional(),
  Input: z.string().optional(),
  InputPath: path.optional(),
  InputTransformer: z
    .strictObject({
      InputPathsMap: z.record(z.string(), path).optional(),
      InputTemplate: z.string().min(1),
    })
    .optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string().max(100).optional() }).optional(),
  HttpParameters: z
    .strictObject({
      PathParameterValues: z.array(z.string()).optional(),
      HeaderParameters: z.record(z.string(), z.string()).optional(),
      QueryStringParameters: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
});

export const putTargets = operation<PutTargetsCommandOutput>()(
  z.strictObject({ Rule: z.string(), EventBusName: busName, Targets: z.array(targetSchema).min(1).max(100) }),
  (context, { Rule, EventBusName, Targets }) => {
    const rule = findRule(context, EventBusName, Rule);
    Targets.forEach(checkTarget);
    const unreachable = Targets.find(({ Arn }) => !context.bus.canReach(Arn));
    if (unreachable) throw errors.ValidationException.unreachableTarget({ arn: unreachable.Arn });
    const others = rule.targets.filter(({ Id }) => !Targets.some((target) => target.Id === Id));
    if (others.length + Targets.length > MOST_TARGETS) throw errors.LimitExceededException();
    context.rules.put(keyOf(rule), { ...rule, targets: [...others, ...Targets] });
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
);

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const MOST_TARGETS = 5;

function checkTarget(target: z.output<typeof targetSchema>): void {
  const { Id, Arn, Input, InputPath, InputTransformer, SqsParameters } = target;
  if (!/^arn:[^:]+:[^:]+:/.test(Arn)) throw errors.ValidationException.targetArn({ arn: Arn });
  const isFifo = /^arn:[^:]+:sqs:.*\.fifo$/.test(Arn);
  if (isFifo && SqsParameters?.MessageGroupId === undefined)
    throw errors.ValidationException.messageGroup({ id: Id });
  if ([Input, InputPath, InputTransformer].filter((part) => part !== undefined).length > 1)
    throw errors.ValidationException.severalInputs({ id: Id });
  const unknown =
    InputTransformer &&
    placeholdersOf(InputTransformer.InputTemplate).find(
      (name) => !name.startsWith('aws.') && !Object.hasOwn(InputTransformer.InputPathsMap ?? {}, name),
    );
  if (unknown !== undefined) throw errors.ValidationException.placeholder({ id: Id, placeholder: unknown });
}

function placeholdersOf(template: string): string[] {
  return [...template.matchAll(/(?<!\\)<([\w.-]+)>/g)].map(([, name = '']) => name);
}
