import type { PutTargetsCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { busName, findRule, operation } from '../events-context.ts';
import { isPath } from '../target-input.ts';

const path = z.string().refine(isPath, 'Invalid JSON path');

const targetSchema = z
  .strictObject({
    Id: z.string().regex(/^[.\-_A-Za-z0-9]{1,64}$/),
    Arn: z.string(),
    Input: z.string().optional(),
    InputPath: path.optional(),
    InputTransformer: z
      .strictObject({
        InputPathsMap: z.record(z.string(), path).optional(),
        InputTemplate: z.string().min(1),
      })
      .optional(),
  })
  .refine(
    ({ Input, InputPath, InputTransformer }) =>
      [Input, InputPath, InputTransformer].filter((part) => part !== undefined).length <= 1,
    'Only one of Input, InputPath, or InputTransformer must be provided',
  );

export const putTargets = operation<PutTargetsCommandOutput>()(
  z.strictObject({ Rule: z.string(), EventBusName: busName, Targets: z.array(targetSchema).min(1).max(100) }),
  (context, { Rule, Targets }) => {
    const rule = findRule(context, Rule);
    const unreachable = Targets.find(({ Arn }) => !context.bus.canReach(Arn));
    if (unreachable) throw errors.ValidationException(`The emulator takes no events to ${unreachable.Arn}`);
    const others = rule.targets.filter(({ Id }) => !Targets.some((target) => target.Id === Id));
    context.rules.put(Rule, { ...rule, targets: [...others, ...Targets] });
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
);
