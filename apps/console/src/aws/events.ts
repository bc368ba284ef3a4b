import type { ListRulesResponse, ListTargetsByRuleResponse } from '@aws-sdk/client-eventbridge';
import { jsonCall, type OnTheWire } from './json-call.ts';
import { allPages } from './pages-of.ts';

export type Rule = NonNullable<OnTheWire<ListRulesResponse>['Rules']>[number];
export type RuleTarget = NonNullable<OnTheWire<ListTargetsByRuleResponse>['Targets']>[number];

/** The rules of the default event bus. */
export function listRules(signal?: AbortSignal): Promise<Rule[]> {
  return allPages(
    (NextToken) => jsonCall<ListRulesResponse>('events', 'ListRules', { NextToken }, signal),
    'NextToken',
    ({ Rules }) => Rules,
  );
}

export function listTargets(rule: string, signal?: AbortSignal): Promise<RuleTarget[]> {
  return allPages(
    (NextToken) =>
      jsonCall<ListTargetsByRuleResponse>('events', 'ListTargetsByRule', { Rule: rule, NextToken }, signal),
    'NextToken',
    ({ Targets }) => Targets,
  );
}
