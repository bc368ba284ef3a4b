import { z } from 'zod';
import { errors } from './errors.ts';

type Literal = string | number | boolean | null;

const literal = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const oneOrMore = z.union([z.array(literal), literal.transform((value) => [value])]);

/** What a matcher asks of a value; a member of the event that is absent is `undefined`. */
type Test = (value: unknown) => boolean;

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
const MATCHERS: Readonly<Record<string, (argument: unknown) => Test>> = {
  prefix: (argument) => {
    const start = z.string().parse(argument);
    return (value) => typeof value === 'string' && value.startsWith(start);
  },
  suffix: (argument) => {
    const end = z.string().parse(argument);
    return (value) => typeof value === 'string' && value.endsWith(end);
  },
  exists: (argument) => {
    const isWanted = z.boolean().parse(argument);
    return (value) => (value !== undefined) === isWanted;
  },
  'equals-ignore-case': (argument) => {
    const text = z.string().parse(argument).toLowerCase();
    return (value) => typeof value === 'string' && value.toLowerCase() === text;
  },
  'anything-but': (argument) => {
    const refused = oneOrMore.parse(argument);
    return (value) => value !== undefined && !refused.includes(value as Literal);
  },
  numeric: (argument) => {
    const comparisons = z.array(z.union([z.string(), z.number()])).parse(argument);
    return (value) => typeof value === 'number' && isWithin(value, comparisons);
  },
};

function isWithin(value: number, comparisons: readonly (string | number)[]): boolean {
  for (let index = 0; index < comparisons.length; index += 2) {
    const bound = Number(comparisons[index + 1]);
    const holds: Record<string, boolean> = {
      '<': value < bound,
      '<=': value <= bound,
      '=': value === bound,
      '>=': value >= bound,
      '>': value > bound,
    };
    if (!holds[String(comparisons[index])]) return false;
  }
  return true;
}

/** Compiles a pattern's text. Throws `InvalidEventPatternException`. */
export function compilePattern(text: string): (event: object) => boolean {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (cause) {
    throw Object.assign(errors.InvalidEventPatternException('it is not JSON'), { cause });
  }
  const test = compileMembers(pattern, '');
  return (event) => test(event);
}

function compileMembers(pattern: unknown, path: string): Test {
  if (
    typeof pattern !== 'object' ||
    pattern === null ||
    Array.isArray(pattern) ||
    Object.keys(pattern).length === 0
  )
    throw errors.InvalidEventPatternException(`"${path}" must be an object or an array`);
  const tests = Object.entries(pattern).map(([name, part]): [string, Test] => [
    name,
    compilePart(part, name),
  ]);
  return (value) =>
    tests.every(([name, test]) => test((value as Record<string, unknown> | undefined)?.[name]));
}

function compilePart(part: unknown, name: string): Test {
  if (name.startsWith('$')) throw errors.InvalidEventPatternException(`the emulator knows no ${name}`);
  if (!Array.isArray(part)) return compileMembers(part, name);
  const choices = part.map((choice) => compileChoice(choice, name));
  // Of a list in the event, one item has to match.
  return (value) =>
    Array.isArray(value)
      ? value.some((item) => choices.some((matches) => matches(item)))
      : choices.some((matches) => matches(value));
}

function compileChoice(choice: unknown, name: string): Test {
  if (typeof choice !== 'object' || choice === null) return (value) => value === choice;
  const [operator, argument] = Object.entries(choice)[0] ?? [];
  const matcher =
    operator === undefined || !Object.hasOwn(MATCHERS, operator) ? undefined : MATCHERS[operator];
  if (!matcher) throw errors.InvalidEventPatternException(`Unrecognized match type ${operator} at "${name}"`);
  try {
    return matcher(argument);
  } catch (cause) {
    throw Object.assign(errors.InvalidEventPatternException(`${operator} at "${name}" has a wrong value`), {
      cause,
    });
  }
}
