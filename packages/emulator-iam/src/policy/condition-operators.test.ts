import { describe, expect, it } from 'vitest';
import { holdsCondition, isConditionOperator } from './condition-operators.ts';

const YEAR = '2026-01-01T00:00:00Z';
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:classify';

/** Each operator with a value of the request that satisfies it, and one that does not. */
const CASES: readonly [operator: string, wanted: string | string[], holds: string, not: string][] = [
  ['StringEquals', 'scones', 'scones', 'Scones'],
  ['StringEquals', ['jam', 'scones'], 'scones', 'butter'],
  ['StringEquals', 's*', 's*', 'scones'],
  ['StringEqualsIgnoreCase', 'scones', 'SCONES', 'scone'],
  ['StringLike', 'sc*s', 'scones', 'Scones'],
  ['StringLike', 'sc?nes', 'scones', 'scnes'],
  ['StringLike', 'a.c', 'a.c', 'abc'],
  ['NumericEquals', '10', '10.0', '11'],
  ['NumericLessThan', '10', '9', '10'],
  ['NumericLessThanEquals', '10', '10', '10.5'],
  ['NumericGreaterThan', '9', '10', '9'],
  ['NumericGreaterThanEquals', '10', '10', '9'],
  ['DateEquals', YEAR, '2026-01-01T01:00:00+01:00', '2026-01-01T00:00:01Z'],
  ['DateEquals', '1767225600', YEAR, '2026-01-02T00:00:00Z'],
  ['DateLessThan', YEAR, '2025-12-31T23:59:59Z', YEAR],
  ['DateLessThanEquals', YEAR, YEAR, '2026-01-01T00:00:01Z'],
  ['DateGreaterThan', YEAR, '2026-01-01T00:00:01Z', YEAR],
  ['DateGreaterThanEquals', YEAR, YEAR, '2025-12-31T23:59:59Z'],
  ['Bool', 'true', 'TRUE', 'false'],
  ['ArnEquals', 'arn:aws:states:*:*:stateMachine:classify', MACHINE, MACHINE.replace('classify', 'other')],
  [
    'ArnLike',
    'arn:aws:states:us-east-1:*:*',
    MACHINE,
    'arn:aws:states:eu-west-1:000000000000:stateMachine:a',
  ],
];

const holds = (operator: string, actual: readonly string[] | undefined, wanted: string | string[]): boolean =>
  holdsCondition(operator, actual, [wanted].flat());

describe.each(CASES)('%s of %j', (operator, wanted, yes, no) => {
  it(`holds for ${yes}, and not for ${no}`, () => {
    expect(holds(operator, [yes], wanted)).toBe(true);
    expect(holds(operator, [no], wanted)).toBe(false);
  });

  it('holds for a key that the request has not only with IfExists', () => {
    expect(holds(operator, undefined, wanted)).toBe(false);
    expect(holds(`${operator}IfExists`, undefined, wanted)).toBe(true);
    expect(holds(`${operator}IfExists`, [no], wanted)).toBe(false);
  });

  it('holds for any of several values, and for all of them, as is asked', () => {
    expect(holds(`ForAnyValue:${operator}`, [no, yes], wanted)).toBe(true);
    expect(holds(`ForAnyValue:${operator}`, [no], wanted)).toBe(false);
    expect(holds(`ForAllValues:${operator}`, [yes, yes], wanted)).toBe(true);
    expect(holds(`ForAllValues:${operator}`, [no, yes], wanted)).toBe(false);
  });
});

describe.each(CASES.filter(([operator]) => /Equals$|Like$/.test(operator) && !/Than/.test(operator)))(
  'the opposite of %s of %j',
  (operator, wanted, yes, no) => {
    const opposite = operator.replace(/(Equals|Like)/, 'Not$1');

    it('holds exactly where the operator does not', () => {
      expect(isConditionOperator(opposite)).toBe(true);
      expect(holds(opposite, [yes], wanted)).toBe(false);
      expect(holds(opposite, [no], wanted)).toBe(true);
    });

    it('holds for a key that the request has not', () => {
      expect(holds(opposite, undefined, wanted)).toBe(true);
    });
  },
);

describe('Null', () => {
  it.each([
    [undefined, 'true', true],
    [undefined, 'false', false],
    [['a'], 'true', false],
    [['a'], 'false', true],
    [[], 'true', true],
    [[], 'false', false],
  ])('of the values %j against %s is %s', (actual, wanted, expected) => {
    expect(holds('Null', actual, wanted)).toBe(expected);
  });
});

it('takes no values at all for a key that the request has not', () => {
  expect(holds('ForAllValues:StringEquals', [], 'a')).toBe(true);
  expect(holds('ForAnyValue:StringEquals', [], 'a')).toBe(false);
  expect(holds('StringEquals', [], 'a')).toBe(false);
  expect(holds('StringNotEquals', [], 'a')).toBe(true);
});

it.each(['StringContains', 'stringequals', 'constructor', 'ForAllValues:toString', 'IfExists', ''])(
  'knows no operator %j',
  (name) => {
    expect(isConditionOperator(name)).toBe(false);
  },
);

it.each<[string, string, boolean]>([
  ['10.0.0.0/8', '10.1.2.3', true],
  ['10.0.0.0/8', '11.1.2.3', false],
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '203.0.113.8', false],
  ['2001:db8::/32', '2001:db8::1', true],
  ['2001:db8::/32', '10.0.0.1', false],
  ['10.0.0.0/64', '10.0.0.0', false],
  ['everywhere', '10.0.0.0', false],
])('takes %s for the address of %s: %s', (wanted, address, isIn) => {
  expect(holds('IpAddress', [address], wanted)).toBe(isIn);
  expect(holds('NotIpAddress', [address], wanted)).toBe(!isIn);
});
