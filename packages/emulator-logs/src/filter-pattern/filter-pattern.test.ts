import { describe, expect, it } from 'vitest';
import { filterPattern } from './filter-pattern.ts';

const JSON_EVENT = JSON.stringify({
  level: 'ERROR',
  took: 12.5,
  user: { name: 'scone baker', 'e-mail': null },
  ok: true,
  tags: ['a', 'b'],
});

describe('a pattern of JSON', () => {
  it.each([
    ['{ $.level = "ERROR" }', true],
    ['{ $.level = ERR* }', true],
    ['{ $.level = "error" }', false],
    ['{ $.level != "INFO" }', true],
    ['{ $.took > 12 && $.took <= 12.5 }', true],
    ['{ $.took = 1.25e1 }', true],
    ['{ ($.took < 1) || ($.level = %^ERR%) }', true],
    ['{ $.level = "INFO" || $.took > 1 && $.ok IS TRUE }', true],
    ['{ $.user.name = "scone*" }', true],
    ['{ $.user["e-mail"] IS NULL }', true],
    ['{ $.tags[1] = b }', true],
    ['{ $.tags[*] = b }', true],
    ['{ $.tags[2] EXISTS }', false],
    ['{ $.missing NOT EXISTS }', true],
    // A member that is not there is not compared.
    ['{ $.missing != 1 }', false],
    ['{ $.user = "scone baker" }', false],
  ])('%s', (pattern, isMatch) => expect(filterPattern(pattern)(JSON_EVENT)).toBe(isMatch));

  it('does not match what is not JSON', () => {
    const matches = filterPattern('{ $.a NOT EXISTS }');
    expect(['plain', '{half', '[1]'].map(matches)).toEqual([false, false, false]);
  });

  it.each([
    '{ }',
    '{ $.a }',
    '{ $.a = }',
    '{ $.a > "text" }',
    '{ $.a IS 1 }',
    '{ ($.a = 1 }',
    '{ $.a = 1 $.b }',
  ])('refuses %s', (pattern) => expect(() => filterPattern(pattern)).toThrow('Invalid filter pattern'));
});

describe('a pattern of columns', () => {
  const event = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /scones HTTP/1.0" 404 1534';
  it.each([
    ['[ip, id, user, time, request, status, bytes]', true],
    ['[ip, id, user, time, request, status = 4*, bytes > 1000]', true],
    ['[ip, id, user, time, request = "*scones*", status, bytes]', true],
    ['[ip, ..., status = 404 || status = 410, bytes]', true],
    ['[ip = 127.0.0.1, ...]', true],
    ['[ip, ..., request != "a, b", status, bytes]', true],
    ['[..., bytes < 1000]', false],
    // Without an ellipsis there are as many columns as in the pattern.
    ['[ip, id]', false],
  ])('%s', (pattern, isMatch) => expect(filterPattern(pattern)(event)).toBe(isMatch));

  it('has one ellipsis at most', () => {
    expect(() => filterPattern('[..., a, ...]')).toThrow('Invalid filter pattern');
  });
});

describe('a pattern of an expression', () => {
  it('is looked for anywhere', () => {
    const matches = filterPattern('%(GET|PUT) /s\\w+%');
    expect(['a GET /scones', 'a DELETE /scones'].map(matches)).toEqual([true, false]);
  });
});

it.each([
  ['many stars', `{ $.a = "${'*a'.repeat(400)}*b" }`],
  ['many stars in depth', `{ $${'.*'.repeat(400)} = 1 }`],
])('takes no longer for %s than for one', { timeout: 1000 }, (_what, pattern) => {
  expect(filterPattern(pattern)(JSON.stringify({ a: 'a'.repeat(200_000) }))).toBe(false);
});
