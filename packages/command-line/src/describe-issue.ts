import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Sized = Extract<Issue, { code: 'too_small' | 'too_big' }>;

/**
 * What is wrong with a value, as words that follow its name: `takes a whole number of at least 1, not "0"`. A schema's
 * own message is kept. `given` is the whole input, in which the issue's path leads to the value.
 */
function describeIssue(issue: Issue, given: unknown): string {
  const words = wordsOf(issue, given);
  const value = valueAt(given, issue.path);
  return words.startsWith('takes ') && value !== undefined ? `${words}, not ${JSON.stringify(value)}` : words;
}

/** Issues of a whole input, each after the name that `nameOf` gives its value. */
export function describeIssues(
  issues: readonly Issue[],
  given: unknown,
  nameOf: (path: Issue['path']) => string,
): string {
  return issues.map((issue) => `${nameOf(issue.path)} ${describeIssue(issue, given)}`.trim()).join('; ');
}

function wordsOf(issue: Issue, given: unknown): string {
  if (!ZODS_WORDS.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `takes ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return isEmptyText(issue)
        ? 'takes a text that is not empty'
        : `takes ${sized(issue, issue.minimum, 'at least', 'more than')}`;
    case 'too_big':
      return `takes ${sized(issue, issue.maximum, 'at most', 'less than')}`;
    case 'invalid_format':
      return formatWords(issue);
    case 'not_multiple_of':
      return `takes a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `does not know ${issue.keys.join(', ')}`;
    case 'invalid_value':
      return `takes ${alternatives(issue.values.map(String))}`;
    case 'invalid_union':
      return unionWords(issue, given);
    case 'invalid_key':
      return `has a name that cannot be: ${inner(issue.issues, given)}`;
    case 'invalid_element':
      return `has a value that cannot be: ${inner(issue.issues, given)}`;
    case 'custom':
      return 'takes another value';
  }
}

/** Zod's own messages begin like this. */
const ZODS_WORDS = /^(Invalid |Too (small|big): |Unrecognized keys?: )/;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  date: 'a time, such as 2026-11-23T14:05Z',
  array: 'a list',
  tuple: 'a list',
  set: 'a list',
  record: 'names with their values',
  object: 'names with their values',
  map: 'names with their values',
  null: 'nothing',
  undefined: 'nothing',
  never: 'nothing',
  void: 'nothing',
};

const isEmptyText = ({ origin, minimum }: Extract<Issue, { code: 'too_small' }>): boolean =>
  origin === 'string' && minimum === 1;

function sized(
  { origin, inclusive = true }: Sized,
  bound: number | bigint,
  within: string,
  beyond: string,
): string {
  const amount = `${inclusive ? within : beyond} ${origin === 'date' ? new Date(Number(bound)).toISOString() : bound}`;
  if (origin === 'int' || origin === 'bigint') return `a whole number of ${amount}`;
  if (origin === 'number') return `a number of ${amount}`;
  if (origin === 'date') return `a time of ${amount}`;
  return `${amount} ${origin === 'string' ? 'characters' : origin === 'file' ? 'bytes' : 'values'}`;
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address, such as me@example.com',
  url: 'an address, such as https://example.com',
  uuid: 'a UUID',
  guid: 'a UUID',
  ipv4: 'an IP address, such as 127.0.0.1',
  ipv6: 'an IP address, such as ::1',
  cidrv4: 'a range of IP addresses, such as 10.0.0.0/16',
  cidrv6: 'a range of IP addresses, such as fd00::/8',
  datetime: 'a time, such as 2026-11-23T14:05Z',
  date: 'a day, such as 2026-11-23',
  time: 'a time of day, such as 14:05:00',
  duration: 'a duration, such as PT2H',
  base64: 'text in Base64',
  base64url: 'text in Base64url',
  json_string: 'JSON',
  e164: 'a telephone number, such as +493012345678',
};

function formatWords(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  const { format } = issue;
  const { prefix, suffix, includes } = issue as Partial<Record<'prefix' | 'suffix' | 'includes', string>>;
  if (format === 'starts_with') return `takes a text that begins with ${prefix}`;
  if (format === 'ends_with') return `takes a text that ends with ${suffix}`;
  if (format === 'includes') return `takes a text with ${includes} in it`;
  if (format === 'regex') return `takes a text that matches ${issue.pattern}`;
  const article = `a text of the form ${format.replaceAll('_', ' ')}`;
  return `takes ${FORMATS[format] ?? article}`;
}

/** Describes the branch of the union that fits the value best. A branch that wants another type says nothing useful. */
function unionWords({ errors, path }: Extract<Issue, { code: 'invalid_union' }>, given: unknown): string {
  const value = valueAt(given, path);
  const isOtherType = ([first]: readonly Issue[]): boolean =>
    first?.code === 'invalid_type' && first.path.length === 0;
  const telling = errors.filter((branch) => !isOtherType(branch));
  const branches = telling.length > 0 ? telling : errors;
  const words = [...new Set(branches.map((branch) => (branch[0] ? wordsOf(branch[0], value) : '')))].filter(
    Boolean,
  );
  if (words.length === 0) return 'takes another value';
  return words.every((text) => text.startsWith('takes '))
    ? `takes ${alternatives(words.map((text) => text.slice('takes '.length)))}`
    : words.join(', or ');
}

const inner = (issues: readonly Issue[], given: unknown): string =>
  issues.map((issue) => wordsOf(issue, given)).join(', ');

function alternatives(values: readonly string[]): string {
  if (values.length <= 2) return values.join(' or ');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** Only a value that fits on a line; a text of a command line always does. */
function valueAt(given: unknown, path: Issue['path']): string | number | boolean | undefined {
  let value = given;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}
