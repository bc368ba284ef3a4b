import type { TargetInput } from './target-input.ts';

interface TargetHttpParameters {
  /** In place of each `*` of the address. */
  readonly PathParameterValues?: readonly string[] | undefined;
  readonly HeaderParameters?: Readonly<Record<string, string>> | undefined;
  readonly QueryStringParameters?: Readonly<Record<string, string>> | undefined;
}

export interface RuleTarget extends TargetInput {
  readonly Id: string;
  readonly Arn: string;
  /** The role with which the target is called. */
  readonly RoleArn?: string | undefined;
  /** The group of a message to a FIFO queue. */
  readonly SqsParameters?: { readonly MessageGroupId?: string | undefined } | undefined;
  /** What is added to a request to an API destination. */
  readonly HttpParameters?: TargetHttpParameters | undefined;
}

/** A rule as it is kept. State from before there were other buses and schedules has rules without a bus or a time. */
export interface RuleRecord {
  readonly name: string;
  readonly bus?: string;
  readonly arn: string;
  readonly description: string;
  readonly pattern?: string | undefined;
  readonly schedule?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly madeAt?: number;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly targets: readonly RuleTarget[];
  readonly tags: Readonly<Record<string, string>>;
}

export const DEFAULT_BUS = 'default';

/** A rule's name has no slash. */
export function ruleKey(bus: string, name: string): string {
  return bus === DEFAULT_BUS ? name : `${bus}/${name}`;
}

export function keyOf({ bus = DEFAULT_BUS, name }: RuleRecord): string {
  return ruleKey(bus, name);
}
