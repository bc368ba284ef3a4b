import type { PutRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import { arn } from '@scones/emulator-core';
import { z } from 'zod';
import { compilePattern } from '../event-pattern.ts';
import { busName, operation, tagsInput } from '../events-context.ts';

/** Makes a rule or changes it; tags are taken only for one that is made. */
export const putRule = operation<PutRuleCommandOutput>()(
  z.strictObject({
    Name: z.string().regex(/^[.\-_A-Za-z0-9]{1,64}$/),
    EventPattern: z.string({ error: 'The emulator has no schedules: a rule needs an EventPattern' }),
    Description: z.string().max(512).default(''),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    EventBusName: busName,
    Tags: tagsInput.default({}),
  }),
  ({ rules, identity }, { Name, EventPattern, Description, State, Tags }) => {
    compilePattern(EventPattern);
    const before = rules.get(Name);
    const ruleArn = arn(identity, 'events', `rule/${Name}`);
    rules.put(Name, {
      name: Name,
      arn: ruleArn,
      description: Description,
      pattern: EventPattern,
      state: State,
      targets: before?.targets ?? [],
      tags: before?.tags ?? Tags,
    });
    return { RuleArn: ruleArn };
  },
);
