import type { Collection } from '@scones/emulator-core';
import { compilePattern } from './event-pattern.ts';
import type { RuleRecord } from './rule-record.ts';

/** A rule that may match an event, with its pattern ready. */
interface MatchingRule {
  readonly rule: RuleRecord;
  readonly isMatch: (event: object) => boolean;
}

/** The rules of all buses. Those with patterns are kept in memory, since every event is held against all of them. */
export interface RememberedRules extends Collection<RuleRecord> {
  /** The enabled ones that have a pattern. */
  matching(): readonly MatchingRule[];
}

export function rememberedRules(rules: Collection<RuleRecord>): RememberedRules {
  let matching: MatchingRule[] | undefined;
  return {
    ...rules,
    put(key, rule) {
      matching = undefined;
      rules.put(key, rule);
    },
    delete(key) {
      matching = undefined;
      return rules.delete(key);
    },
    matching: () => (matching ??= rules.values().flatMap(readyRule)),
  };
}

function readyRule(rule: RuleRecord): MatchingRule[] {
  const { state, pattern } = rule;
  if (state !== 'ENABLED' || pattern === undefined) return [];
  return [{ rule, isMatch: compilePattern(pattern) }];
}
