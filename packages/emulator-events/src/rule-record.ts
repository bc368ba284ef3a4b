import type { TargetInput } from './target-input.ts';

export interface RuleTarget extends TargetInput {
  readonly Id: string;
  readonly Arn: string;
}

/** A rule as it is kept. */
export interface RuleRecord {
  readonly name: string;
  readonly arn: string;
  readonly description: string;
  readonly pattern: string;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly targets: readonly RuleTarget[];
  readonly tags: Readonly<Record<string, string>>;
}
