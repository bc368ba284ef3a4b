import { BlockList, isIP } from 'node:net';
import { matchesWildcard } from './wildcard.ts';

/** Whether a value of an event is what a pattern wants; a member that is absent is `undefined`. */
export type Test = (value: unknown) => boolean;

/** The mistake in a matcher, in EventBridge's words. */
export class WrongMatcher extends Error {}

type MakeMatcher = (argument: unknown) => Test;

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
export const MATCHERS: Readonly<Record<string, MakeMatcher>> = {
  prefix: (argument) => onText('prefix', argument, (text, start) => text.startsWith(start)),
  suffix: (argument) => onText('suffix', argument, (text, end) => text.endsWith(end)),
  'equals-ignore-case': (argument) => ignoringCase(asText('equals-ignore-case', argument)),
  wildcard: (argument) => wildcard(asText('wildcard', argument)),
  // AWS calls it a prefix when it is no text.
  cidr: (argument) => cidr(asText('prefix', argument)),
  numeric,
  exists(argument) {
    if (typeof argument !== 'boolean')
      throw new WrongMatcher('exists match pattern must be either true or false.');
    // A structure is no value: only what it holds exists.
    return (value) => (value !== undefined && !isObject(value)) === argument;
  },
  'anything-but': anythingBut,
};

const WRONG_ANYTHING_BUT = 'Value of anything-but must be an array or single string/number value.';

/** The value, or the list of values, that a matcher within `anything-but` refuses. */
const REFUSED: Readonly<Record<string, (argument: unknown) => Test[]>> = {
  prefix: (argument) => ends('prefix', argument),
  suffix: (argument) => ends('suffix', argument),
  'equals-ignore-case': (argument) =>
    listOf(argument).map((one) => {
      if (typeof one === 'string') return ignoringCase(one);
      throw new WrongMatcher(
        'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
      );
    }),
  wildcard: (argument) => listOf(argument).map((one) => wildcard(asText('wildcard', one))),
};

function ends(name: 'prefix' | 'suffix', argument: unknown): Test[] {
  return listOf(argument).map((one) => {
    if (isObject(one)) throw new WrongMatcher(WRONG_ANYTHING_BUT);
    if (typeof one !== 'string') throw new WrongMatcher('prefix/suffix match pattern must be a string');
    if (one === '') throw new WrongMatcher('Null prefix/suffix not allowed');
    return MATCHERS[name]?.(one) as Test;
  });
}

function anythingBut(argument: unknown): Test {
  if (isObject(argument)) {
    const [name, inner] = onlyMember(argument, 'anything-but');
    const make = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined;
    if (!make) throw new WrongMatcher(`Unsupported anything-but pattern: ${name}`);
    const refused = make(inner);
    return (value) => value !== undefined && !refused.some((matches) => matches(value));
  }
  if (!Array.isArray(argument) && !isLiteral(argument)) throw new WrongMatcher(WRONG_ANYTHING_BUT);
  const refused = listOf(argument);
  if (!refused.every(isLiteral))
    throw new WrongMatcher('Inside anything but list, start|null|boolean is not supported.');
  return (value) => value !== undefined && !refused.includes(value);
}

function onText(name: string, argument: unknown, matches: (text: string, part: string) => boolean): Test {
  if (isObject(argument)) {
    const [inner, part] = onlyMember(argument, name);
    if (inner !== 'equals-ignore-case') throw new WrongMatcher(`Unsupported ${name} pattern: ${inner}`);
    const lower = asText(inner, part).toLowerCase();
    return (value) => typeof value === 'string' && matches(value.toLowerCase(), lower);
  }
  const part = asText(name, argument);
  return (value) => typeof value === 'string' && matches(value, part);
}

function ignoringCase(text: string): Test {
  const lower = text.toLowerCase();
  return (value) => typeof value === 'string' && value.toLowerCase() === lower;
}

function wildcard(pattern: string): Test {
  if (/(?<!\\)(?:\\\\)*\*\*/.test(pattern))
    throw new WrongMatcher(`Consecutive wildcard characters at pos ${pattern.indexOf('**') + 1}`);
  return (value) => typeof value === 'string' && matchesWildcard(pattern, value);
}

function cidr(range: string): Test {
  const [address = '', length = '', ...more] = range.split('/');
  if (!range.includes('/') || more.length > 0) throw new WrongMatcher("Malformed CIDR, one '/' required");
  const family = isIP(address);
  const bits = Number(length);
  if (!/^\d+$/.test(length) || bits > (family === 4 ? 32 : 128))
    throw new WrongMatcher('Malformed CIDR, mask bits must be an integer');
  if (family === 0) throw new WrongMatcher(`Nonstandard IP address: ${address}`);
  const within = new BlockList();
  within.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  return (value) =>
    typeof value === 'string' &&
    isIP(value) === family &&
    within.check(value, family === 4 ? 'ipv4' : 'ipv6');
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '=': (value, bound) => value === bound,
  '>=': (value, bound) => value >= bound,
  '>': (value, bound) => value > bound,
};

/** One comparison, or two that are a range: from below, then from above. */
function numeric(argument: unknown): Test {
  if (!Array.isArray(argument) || argument.length === 0)
    throw new WrongMatcher('Value of numeric must be an array.');
  const pairs = Array.from({ length: Math.ceil(argument.length / 2) }, (_, index) =>
    readComparison(argument, index),
  );
  const [first, second, third] = pairs.map(({ operator }) => operator);
  if (second !== undefined && !(first?.startsWith('>') && second.startsWith('<')))
    throw new WrongMatcher(`Bad numeric range operator: ${first?.startsWith('>') ? second : first}`);
  if (third !== undefined) throw new WrongMatcher('Too many elements in numeric expression');
  return (value) =>
    typeof value === 'number' && pairs.every(({ operator, bound }) => COMPARISONS[operator]?.(value, bound));
}

function readComparison(parts: readonly unknown[], index: number): { operator: string; bound: number } {
  const operator = parts[2 * index];
  const bound = parts[2 * index + 1];
  if (typeof operator !== 'string' || !Object.hasOwn(COMPARISONS, operator))
    throw new WrongMatcher(`Unrecognized numeric range operator: ${String(operator)}`);
  if (typeof bound !== 'number') throw new WrongMatcher(`Value of ${operator} must be numeric`);
  return { operator, bound };
}

function asText(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new WrongMatcher(`${name} match pattern must be a string`);
}

function listOf(value: unknown): unknown[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new WrongMatcher('Empty arrays are not allowed');
  return list;
}

function isLiteral(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function onlyMember(matcher: object, where: string): [name: string, argument: unknown] {
  const [first, second] = Object.entries(matcher) as [string, unknown][];
  if (!first) throw new WrongMatcher(`Empty objects are not allowed in ${where}`);
  if (second) throw new WrongMatcher('Only one key allowed in match expression');
  return first;
}
