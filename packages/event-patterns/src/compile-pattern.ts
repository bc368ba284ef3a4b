import { MATCHERS, onlyMember, type Test, WrongMatcher } from './matchers.ts';

/** Compiles a pattern, which is JSON. Throws `WrongMatcher`. */
export function compilePattern(pattern: unknown): Test {
  return compileMembers(pattern, '');
}

/** Every member has to match. */
function compileMembers(pattern: unknown, name: string): Test {
  if (typeof pattern !== 'object' || pattern === null || Array.isArray(pattern))
    throw new WrongMatcher(
      name === '' ? 'Filter is not an object' : `"${name}" must be an object or an array`,
    );
  const members = Object.entries(pattern) as [string, unknown][];
  if (members.length === 0) throw new WrongMatcher('Empty objects are not allowed');
  const tests = members.map(([member, part]) => compileMember(member, part));
  return (value) => tests.every((test) => test(value));
}

function compileMember(name: string, part: unknown): Test {
  if (name === '$or') return compileAlternatives(part);
  const test = compilePart(part, name);
  return (value) =>
    // One structure of a list in the event has to match.
    Array.isArray(value) ? value.some((item) => test(memberOf(item, name))) : test(memberOf(value, name));
}

/** Structures and dots in names are the same to EventBridge: `a.b` is the `b` of `a`, in patterns and in events. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const members = value as Record<string, unknown>;
  if (Object.hasOwn(members, name)) return members[name];
  const dot = name.indexOf('.');
  if (dot > 0) return memberOf(memberOf(value, name.slice(0, dot)), name.slice(dot + 1));
  const within = Object.entries(members).filter(([key]) => key.startsWith(`${name}.`));
  return within.length === 0
    ? undefined
    : Object.fromEntries(within.map(([key, part]) => [key.slice(name.length + 1), part]));
}

function compileAlternatives(part: unknown): Test {
  if (!Array.isArray(part) || part.length < 2)
    throw new WrongMatcher('There must have at least 2 Objects in $or relationship.');
  const alternatives = part.map((alternative) => compileMembers(alternative, '$or'));
  return (value) => alternatives.some((test) => test(value));
}

function compilePart(part: unknown, name: string): Test {
  if (!Array.isArray(part)) return compileMembers(part, name);
  if (part.length === 0) throw new WrongMatcher('Empty arrays are not allowed');
  const choices = part.map(compileChoice);
  // One item of a list in the event has to match.
  return (value) =>
    Array.isArray(value)
      ? value.some((item) => choices.some((matches) => matches(item)))
      : choices.some((matches) => matches(value));
}

function compileChoice(choice: unknown): Test {
  if (Array.isArray(choice))
    throw new WrongMatcher('Match value must be String, number, true, false, or null');
  if (typeof choice !== 'object' || choice === null) return (value) => value === choice;
  const [operator, argument] = onlyMember(choice, 'a match expression');
  const matcher = Object.hasOwn(MATCHERS, operator) ? MATCHERS[operator] : undefined;
  if (!matcher) throw new WrongMatcher(`Unrecognized match type ${operator}`);
  return matcher(argument);
}
