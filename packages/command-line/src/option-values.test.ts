import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { describeIssues } from './describe-issue.ts';
import { classNamesOption, countOption, numberOption, shareOption, textOption } from './option-values.ts';
import { instantOf, timeOption } from './time-option.ts';

function mistakeOf(schema: z.ZodType, given: unknown): string {
  const { error } = schema.safeParse(given);
  return describeIssues(error?.issues ?? [], given, () => '');
}

describe('a number', () => {
  it.each(['0', '', ' ', 'x', '1.5', 'Infinity', '0x10', '-1', '1e400', true, undefined])(
    'that counts is not %j',
    (given) => {
      expect(mistakeOf(countOption(), given)).toMatch(/^takes a whole number of at least 1/);
    },
  );

  it.each([
    [numberOption({ least: 0, most: 1 }), '2', 'takes a number from 0 to 1, not "2"'],
    [numberOption({ least: 0, above: true }), '0', 'takes a number above 0, not "0"'],
    [countOption(0, 65_535), '65536', 'takes a whole number from 0 to 65535, not "65536"'],
    [shareOption(), '', 'takes a number from 0 to 1, not ""'],
  ])('is refused by all that is taken', (schema, given, words) => {
    expect(mistakeOf(schema, given)).toBe(words);
  });

  it.each([
    ['7', 7],
    [7, 7],
    [' 1e3 ', 1000],
  ])('may be %j', (given, value) => {
    expect(countOption().parse(given)).toBe(value);
  });

  it('has its default where it is not given, and may be left out where it is optional', () => {
    expect(countOption().default(3).parse(undefined)).toBe(3);
    expect(countOption().optional().parse(undefined)).toBeUndefined();
  });
});

describe('class names', () => {
  it('may have spaces after the commas, or be a list', () => {
    expect(classNamesOption().parse('bus, bicycle')).toEqual(['bus', 'bicycle']);
    expect(classNamesOption().parse(['bus', 'bicycle'])).toEqual(['bus', 'bicycle']);
  });

  it.each([
    ['bicycle', 'takes at least two classes'],
    ['bicycle,', 'none of them empty'],
    ['', 'none of them empty'],
    ['bicycle,bicycle', 'takes each class once'],
  ])('are not %j', (given, words) => {
    expect(mistakeOf(classNamesOption(), given)).toContain(words);
  });
});

it('says that a text is empty, also when it is only spaces', () => {
  expect(mistakeOf(textOption(), ' ')).toBe('takes a text that is not empty, not " "');
});

describe('a time', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');

  it.each([
    ['2026-11-22', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22T14:05', '2026-11-22T14:05:00.000Z'],
    ['2026-11-22 14:05:06.5', '2026-11-22T14:05:06.500Z'],
    ['2026-11-22T14:05z', '2026-11-22T14:05:00.000Z'],
    ['2026-11-22T14:05+02:00', '2026-11-22T12:05:00.000Z'],
    ['yesterday', '2026-11-22T12:00:00.000Z'],
    ['now', '2026-11-23T12:00:00.000Z'],
    ['2h', '2026-11-23T10:00:00.000Z'],
    ['30m', '2026-11-23T11:30:00.000Z'],
    ['1.5d', '2026-11-22T00:00:00.000Z'],
    [new Date(now), '2026-11-23T12:00:00.000Z'],
  ])('may be %j', (given, instant) => {
    expect(new Date(instantOf(timeOption().parse(given), now)).toISOString()).toBe(instant);
  });

  it.each(['', 'tomorrow', '2026-02-30', '2026-13-01', '23.11.2026', '2026-11-22T25:00', '2w', '1700000000'])(
    'is not %j, and what is taken is said',
    (given) => {
      expect(mistakeOf(timeOption(), given)).toMatch(/^takes a time: .*2026-11-23.*2h.*yesterday.*, not "/);
    },
  );
});
