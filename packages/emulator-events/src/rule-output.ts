import type { Rule } from '@aws-sdk/client-eventbridge';
import { DEFAULT_BUS, type RuleRecord } from './rule-record.ts';

/** A rule as AWS shows it. */
export function ruleOutput(rule: RuleRecord): Rule {
  const { name, arn, pattern, schedule, roleArn, state, description, bus = DEFAULT_BUS } = rule;
  return {
    Name: name,
    Arn: arn,
    EventPattern: pattern,
    ScheduleExpression: schedule,
    RoleArn: roleArn,
    State: state,
    ...(description !== '' && { Description: description }),
    EventBusName: bus,
  };
}
