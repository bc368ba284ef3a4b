import { describe, expect, it } from 'vitest';
import { parse, validate } from './definition/parse.ts';
import type { Json } from './json.ts';
import { runStates } from './test-run.ts';
import { limitThreadTime } from './testing/limit-thread-time.ts';

/** How long a state may take, in milliseconds: the event loop is held meanwhile. */
limitThreadTime(1000);

type States = Record<string, Json>;

const choose = (rule: States): States => ({
  C: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
  Yes: { Type: 'Pass', Result: 'yes', End: true },
  No: { Type: 'Pass', Result: 'no', End: true },
});
const pass = (value: string): States => ({
  P: { Type: 'Pass', Parameters: { 'v.$': value }, End: true },
});

const nested = (depth: number): Json => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as Json;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('a state answers soon', () => {
  it.each<[string, States, Json, Json]>([
    [
      'a pattern of many stars',
      choose({ Variable: '$.t', StringMatches: '*a*a*a*a*a*b' }),
      { t: 'a'.repeat(100_000) },
      'no',
    ],
    [
      'a long piece of a pattern',
      choose({ Variable: '$.t', StringMatches: `*b${'a'.repeat(50_000)}*` }),
      { t: 'a'.repeat(200_000) },
      'no',
    ],
    ['ArrayUnique', pass('States.ArrayLength(States.ArrayUnique($))'), numbers(42_000), { v: 42_000 }],
    ['ArrayContains', pass('States.ArrayContains($, -1)'), numbers(42_000), { v: false }],
    [
      'ArrayPartition',
      pass('States.ArrayLength(States.ArrayPartition($, 1))'),
      numbers(42_000),
      { v: 42_000 },
    ],
    ['StringSplit', pass("States.ArrayLength(States.StringSplit($, 'a'))"), 'a'.repeat(250_000), { v: 0 }],
    ['Format', pass("States.Format('{}', $)"), '{}'.repeat(100_000), { v: '{}'.repeat(100_000) }],
  ])('%s', async (_what, states, input, output) => {
    const result = await runStates(states, { input }).result;
    expect(result).toEqual({ status: 'SUCCEEDED', output: JSON.stringify(output) });
  });

  it.each<[string, Json]>([
    ['$..*..*..*', nested(250)],
    ['$..*', nested(1000)],
    ['$..*..*..*..*..*..*', numbers(1000).map((n) => ({ n: { n } }))],
    ['$..[?($..* && $..*)]', numbers(2000)],
    ['$[?($[?($[?(@ == -1)])])]', numbers(1000)],
    [`$[?(@ in [${numbers(1000).join(',')}])][?(@ in $)]`, numbers(1000).map(() => numbers(40))],
  ])('%s', async (path, input) => {
    const result = await runStates(pass(path), { input }).result;
    if (result.status === 'SUCCEEDED') return;
    expect(result).toMatchObject({ status: 'FAILED', error: expect.stringMatching(/^States\./) });
  });

  it('says of a path that leads to too much what it is', async () => {
    const result = await runStates(pass('$..*..*..*'), { input: nested(250) }).result;
    expect(result).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining(`The JSONPath '$..*..*..*' leads to more than 300000 values`),
    });
  });
});

const definition = (expression: string): string => JSON.stringify({ StartAt: 'P', States: pass(expression) });

describe('a definition is refused soon', () => {
  it.each([
    ['functions', `${"States.Format('{}', ".repeat(3000)}1${')'.repeat(3000)}`],
    ['brackets of a filter', `$[?${'('.repeat(20_000)}@${')'.repeat(20_000)}]`],
    ['negations of a filter', `$[?(${'!'.repeat(20_000)}@)]`],
    ['lists of a filter', `$[?(@ == ${'['.repeat(20_000)}${']'.repeat(20_000)})]`],
  ])('%s, deeply nested', (_what, expression) => {
    expect(validate(definition(expression))).toMatchObject([{ code: 'SCHEMA_VALIDATION_FAILED' }]);
  });

  it('takes functions nested ten deep, as AWS does', () => {
    const calls = (depth: number): string => `${'States.Array('.repeat(depth)}1${')'.repeat(depth)}`;
    expect(validate(definition(calls(11)))).toHaveLength(0);
    expect(validate(definition(calls(12)))).toHaveLength(1);
  });

  it('JSON nested more than a thousand deep', () => {
    const deep = '['.repeat(5000) + ']'.repeat(5000);
    expect(validate(`{"StartAt":"P","States":{"P":{"Type":"Pass","Result":${deep},"End":true}}}`)).toEqual([
      {
        severity: 'ERROR',
        code: 'INVALID_JSON_DESCRIPTION',
        message:
          'Document nesting depth (1001) exceeds the maximum allowed (1000, from `StreamReadConstraints.getMaxNestingDepth()`)',
      },
    ]);
  });

  it('JSON nested as deep as may be', async () => {
    const deep = '['.repeat(900) + ']'.repeat(900);
    expect(() =>
      parse(`{"StartAt":"P","States":{"P":{"Type":"Pass","Result":${deep},"End":true}}}`),
    ).not.toThrow();
  });
});
