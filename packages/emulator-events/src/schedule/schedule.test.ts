import { describe, expect, it } from 'vitest';
import { parseSchedule } from './schedule.ts';

const isDue = (expression: string, minute: string, madeAt = '2026-01-01T00:00:30Z'): boolean | undefined =>
  parseSchedule(expression)?.(new Date(minute), Date.parse(madeAt));

describe('a schedule is due', () => {
  it.each([
    ['rate(1 minute)', '2026-01-01T00:01Z'],
    ['rate(5 minutes)', '2026-01-01T00:10Z'],
    ['rate(1 hour)', '2026-01-01T03:00Z'],
    ['rate(2 days)', '2026-01-05T00:00Z'],
    ['cron(0 12 * * ? *)', '2026-06-30T12:00Z'],
    ['cron(0/15 8-17 ? * MON-FRI *)', '2026-11-27T17:45Z'],
    ['cron(30 9 1,15 1/3 ? 2026-2028)', '2027-04-15T09:30Z'],
    ['cron(0 0 L * ? *)', '2028-02-29T00:00Z'],
    ['cron(0 0 ? * 6L *)', '2026-11-27T00:00Z'],
    ['cron(0 0 ? * TUE#2 *)', '2026-11-10T00:00Z'],
    ['cron(0 0 15W * ? *)', '2026-11-16T00:00Z'],
    ['cron(0 0 1W * ? *)', '2026-08-03T00:00Z'],
  ])('%s at %s', (expression, minute) => {
    expect(isDue(expression, minute)).toBe(true);
  });
});

describe('a schedule is not due', () => {
  it.each([
    ['rate(1 minute)', '2026-01-01T00:00Z'],
    ['rate(5 minutes)', '2026-01-01T00:11Z'],
    ['cron(0 12 * * ? *)', '2026-06-30T12:01Z'],
    ['cron(0/15 8-17 ? * MON-FRI *)', '2026-11-28T10:00Z'],
    ['cron(0 0 ? * 6L *)', '2026-11-20T00:00Z'],
    ['cron(0 0 15W * ? *)', '2026-11-15T00:00Z'],
  ])('%s at %s', (expression, minute) => {
    expect(isDue(expression, minute)).toBe(false);
  });
});

it.each([
  'rate(1 minutes)',
  'rate(5 minute)',
  'rate(0 minutes)',
  'rate(5 weeks)',
  'every day',
  'cron(0 12 * * * *)',
  'cron(0 12 ? * ? *)',
  'cron(0 12 * * ?)',
  'cron(60 12 * * ? *)',
  'cron(0 12 * FOO ? *)',
])('there is no schedule %s', (expression) => {
  expect(parseSchedule(expression)).toBeUndefined();
});
