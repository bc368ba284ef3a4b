import { compilePattern, type Test, WrongMatcher } from '@scones/event-patterns';
import type { Message } from './message.ts';
import type { FilterPolicyScope, SubscriptionRecord } from './records.ts';

/** The mistake in a filter policy, in SNS's words. */
export class WrongFilterPolicy extends Error {}

const MOST_KEYS = 5;
const MOST_COMBINATIONS = 150;

/** Checks a policy's text (https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html). Throws `WrongFilterPolicy`. */
export function checkFilterPolicy(text: string, scope: FilterPolicyScope): void {
  compileFilterPolicy(text, scope);
}

/** Whether a subscription wants a message. */
export function isWanted(
  { filterPolicy, filterPolicyScope, protocol }: SubscriptionRecord,
  message: Message,
): boolean {
  if (filterPolicy === undefined) return true;
  const scope = filterPolicyScope ?? 'MessageAttributes';
  const value = scope === 'MessageBody' ? bodyOf(message.textFor(protocol)) : attributesOf(message);
  return value !== undefined && compiled(filterPolicy, scope)(value);
}

const known = new Map<string, Test>();
const MOST_KNOWN = 1000;

/** A policy's test, which is made once as long as there are not many. */
function compiled(text: string, scope: FilterPolicyScope): Test {
  const key = `${scope} ${text}`;
  const test = known.get(key) ?? compileFilterPolicy(text, scope);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, test);
  return test;
}

function compileFilterPolicy(text: string, scope: FilterPolicyScope): Test {
  const policy = parse(text);
  if (typeof policy === 'object' && policy !== null && !Array.isArray(policy)) checkSize(policy, scope);
  try {
    return compilePattern(policy);
  } catch (cause) {
    throw cause instanceof WrongMatcher
      ? new WrongFilterPolicy(`FilterPolicy: ${cause.message}`, { cause })
      : cause;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WrongFilterPolicy(`FilterPolicy: failed to parse JSON. ${(cause as Error).message}`, { cause });
  }
}

function checkSize(policy: object, scope: FilterPolicyScope): void {
  if (Object.keys(policy).length > MOST_KEYS)
    throw new WrongFilterPolicy(`FilterPolicy: Filter policy can not have more than ${MOST_KEYS} keys`);
  if (scope === 'MessageAttributes' && hasNested(policy))
    throw new WrongFilterPolicy(
      'Filter policy scope MessageAttributes does not support nested filter policy',
    );
  if (combinations(policy, 1) > MOST_COMBINATIONS)
    throw new WrongFilterPolicy('FilterPolicy: Filter policy is too complex');
}

function hasNested(policy: object): boolean {
  return Object.entries(policy).some(([name, part]: [string, unknown]) =>
    name === '$or' && Array.isArray(part) ? part.some(isObjectWithNested) : isObject(part),
  );
}

function isObjectWithNested(part: unknown): boolean {
  return isObject(part) && hasNested(part);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The numbers of values, each times how deep they stand, multiplied; of alternatives, added. */
function combinations(policy: object, depth: number): number {
  return Object.entries(policy).reduce((product, [name, part]: [string, unknown]) => {
    if (isObject(part)) return product * combinations(part, depth + 1);
    if (!Array.isArray(part)) return product;
    const counts = part.map((each) => (name === '$or' && isObject(each) ? combinations(each, depth) : depth));
    return product * counts.reduce((sum, count) => sum + count, 0);
  }, 1);
}

/** A body that is no JSON object is wanted by no filter. */
function bodyOf(text: string): object | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What a filter sees of a message's attributes: no bytes. */
function attributesOf({ attributes }: Message): object {
  const values = Object.entries(attributes).map(([name, { Type, Value }]) => [name, valueOf(Type, Value)]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as object;
}

function valueOf(type: string, value: string): unknown {
  if (type.startsWith('Binary')) return undefined;
  if (type.startsWith('Number')) return Number(value);
  if (type !== 'String.Array') return value;
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}
