import type { DeleteRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { busName, operation } from '../context.ts';
import { ruleKey } from '../rule-record.ts';

/** As on AWS it is no error when there is none. */
export const deleteRule = operation<DeleteRuleCommandOutput>()(
  z.strictObject({ Name: z.string(), EventBusName: busName, Force: z.boolean().optional() }),
  ({ rules }, { Name, EventBusName }) => {
    const key = ruleKey(EventBusName, Name);
    if ((rules.get(key)?.targets.length ?? 0) > 0) throw errors.ValidationException.ruleHasTargets();
    rules.delete(key);
    return {};
  },
);
