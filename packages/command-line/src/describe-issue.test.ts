import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssues } from './describe-issue.ts';

const mistakeOf = (schema: z.ZodType, given: unknown): string => {
  const { error } = schema.safeParse(given);
  return describeIssues(error?.issues ?? [], given, ([name]) => String(name ?? 'It'));
};

/** One mistake or more of every kind that Zod knows. */
const MISTAKES: readonly (readonly [z.core.$ZodIssue['code'], z.ZodType, unknown, string])[] = [
  ['invalid_type', z.number(), 'x', 'It takes a number, not "x"'],
  ['invalid_type', z.coerce.number(), 'x', 'It takes a number, not "x"'],
  ['invalid_type', z.number().int(), 0.5, 'It takes a whole number, not 0.5'],
  ['invalid_type', z.string(), 5, 'It takes a text, not 5'],
  ['invalid_type', z.boolean(), 'yes', 'It takes true or false, not "yes"'],
  ['invalid_type', z.array(z.string()), 'x', 'It takes a list, not "x"'],
  ['invalid_type', z.object({}), 'x', 'It takes names with their values, not "x"'],
  ['invalid_type', z.object({ name: z.string() }), {}, 'name takes a text'],
  ['invalid_type', z.coerce.date(), 'x', 'It takes a time, such as 2026-11-23T14:05Z, not "x"'],
  ['invalid_type', z.never(), 'x', 'It takes nothing, not "x"'],
  ['too_small', z.number().positive(), 0, 'It takes a number of more than 0, not 0'],
  ['too_small', z.coerce.number().int().min(1), '0', 'It takes a number of at least 1, not "0"'],
  ['too_small', z.string().min(1), '', 'It takes a text that is not empty, not ""'],
  ['too_small', z.string().min(3), 'ab', 'It takes at least 3 characters, not "ab"'],
  ['too_small', z.array(z.string()).min(2), ['a'], 'It takes at least 2 values'],
  ['too_small', z.bigint().min(2n), 1n, 'It takes a whole number of at least 2'],
  [
    'too_small',
    z.date().min(new Date(0)),
    new Date(-1),
    'It takes a time of at least 1970-01-01T00:00:00.000Z',
  ],
  ['too_big', z.number().max(1), 2, 'It takes a number of at most 1, not 2'],
  ['too_big', z.number().lt(1), 1, 'It takes a number of less than 1, not 1'],
  ['too_big', z.string().max(2), 'abc', 'It takes at most 2 characters, not "abc"'],
  ['too_big', z.set(z.string()).max(1), new Set(['a', 'b']), 'It takes at most 1 values'],
  ['invalid_format', z.email(), 'x', 'It takes an e-mail address, such as me@example.com, not "x"'],
  ['invalid_format', z.url(), 'x', 'It takes an address, such as https://example.com, not "x"'],
  ['invalid_format', z.iso.datetime(), 'x', 'It takes a time, such as 2026-11-23T14:05Z, not "x"'],
  ['invalid_format', z.string().startsWith('ml.'), 'x', 'It takes a text that begins with ml., not "x"'],
  ['invalid_format', z.string().endsWith('.gz'), 'x', 'It takes a text that ends with .gz, not "x"'],
  ['invalid_format', z.string().includes('='), 'x', 'It takes a text with = in it, not "x"'],
  ['invalid_format', z.string().regex(/^a$/), 'x', 'It takes a text that matches /^a$/, not "x"'],
  ['invalid_format', z.string().regex(/^a$/, 'takes the letter a'), 'x', 'It takes the letter a, not "x"'],
  ['invalid_format', z.jwt(), 'x', 'It takes a text of the form jwt, not "x"'],
  ['not_multiple_of', z.number().multipleOf(5), 7, 'It takes a multiple of 5, not 7'],
  ['unrecognized_keys', z.strictObject({}), { colour: 1 }, 'It does not know colour'],
  ['invalid_value', z.enum(['sgd', 'adam', 'nag']), 'x', 'It takes sgd, adam or nag, not "x"'],
  ['invalid_value', z.literal(1), 2, 'It takes 1, not 2'],
  [
    'invalid_union',
    z.union([z.boolean(), z.enum(['true', 'false'])]),
    'x',
    'It takes true or false, not "x"',
  ],
  ['invalid_union', z.union([z.number(), z.boolean()]), 'x', 'It takes a number or true or false, not "x"'],
  [
    'invalid_union',
    z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]),
    { kind: 'b' },
    'kind takes another value, not "b"',
  ],
  [
    'invalid_key',
    z.record(z.string().regex(/^a/, 'takes names with a'), z.string()),
    { b: '' },
    'b has a name',
  ],
  [
    'invalid_element',
    z.map(z.object({}), z.number()),
    new Map([[{}, 'x']]),
    'It has a value that cannot be: takes a number',
  ],
  ['custom', z.string().refine(() => false, 'is taken'), 'x', 'It is taken'],
  ['custom', z.string().refine(() => false), 'x', 'It takes another value, not "x"'],
];

describe('a mistake', () => {
  it.each(MISTAKES)('of the kind %s is described in plain words', (code, schema, given, words) => {
    expect(schema.safeParse(given).error?.issues[0]?.code).toBe(code);
    expect(mistakeOf(schema, given)).toContain(words);
  });

  it('is described for every kind that Zod has', () => {
    const kinds: Record<z.core.$ZodIssue['code'], true> = {
      invalid_type: true,
      too_small: true,
      too_big: true,
      invalid_format: true,
      not_multiple_of: true,
      unrecognized_keys: true,
      invalid_value: true,
      invalid_union: true,
      invalid_key: true,
      invalid_element: true,
      custom: true,
    };
    expect(new Set(MISTAKES.map(([code]) => code))).toEqual(new Set(Object.keys(kinds)));
  });

  it('is described beside others, each by its name', () => {
    const schema = z.object({ epochs: z.number().int(), name: z.string().min(1) });
    expect(mistakeOf(schema, { epochs: 1.5, name: '' })).toBe(
      'epochs takes a whole number, not 1.5; name takes a text that is not empty, not ""',
    );
  });
});
