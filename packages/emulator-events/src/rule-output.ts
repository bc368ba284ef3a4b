import type { Rule } from '@aws-sdk/client-eventbridge';
import type { RuleRecord } from './rule-record.ts';

/** A rule as AWS tells of it. */
export function ruleOutput({ name, arn, pattern, state, description }: RuleRecord): Rule {
  return {
    Name: name,
    Arn: arn,
    EventPattern: pattern,
    State: state,
    ...(description !== '' && { Description: description }),
    EventBusName: 'default',
  };
}
