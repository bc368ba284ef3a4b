import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { addNumbers, canonicalNumber, negated, orderedNumber } from './numbers.ts';

describe('a number', () => {
  it.each([
    ['+1', '1'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-000.0100', '-0.01'],
    ['0e99', '0'],
    ['1E125', `1${'0'.repeat(125)}`],
    ['-1E-130', `-0.${'0'.repeat(129)}1`],
    ['123E-2', '1.23'],
  ])('%s is written %s', (text, written) => {
    expect(canonicalNumber(text)).toBe(written);
    expect(canonicalNumber(written)).toBe(written);
  });

  it.each(['', '.', '-', '1e', '1.2.3', '0x1', ' 1', '1,5', 'NaN', 'Infinity'])('is not %j', (text) => {
    expect(() => canonicalNumber(text)).toThrow(
      `The parameter cannot be converted to a numeric value: ${text}`,
    );
  });
});

describe('a sum', () => {
  it.each([
    ['0.1', '0.2', '0.3'],
    ['1', '-1', '0'],
    ['99999999999999999999999999999999999999', '-99999999999999999999999999999999999998', '1'],
    ['1E-130', '-1E-130', '0'],
    ['9.99', '0.01', '10'],
  ])('of %s and %s is %s', (one, other, sum) => {
    expect(addNumbers(one, other)).toBe(sum);
    expect(addNumbers(other, one)).toBe(sum);
    expect(addNumbers(negated(one), negated(other))).toBe(canonicalNumber(negated(sum)));
  });

  it('has no more digits than a number may', () => {
    expect(() => addNumbers('1E30', '1E-10')).toThrow('Attempting to store more than 38 significant digits');
    expect(() => addNumbers('9E125', '9E125')).toThrow('Number overflow');
  });
});

it('has a text in whose order numbers are in theirs', () => {
  const random = seededRandom(7);
  const numbers = Array.from({ length: 500 }, () => {
    const digits = Math.floor(random.float() * 2000 - 1000);
    return `${digits}E${Math.floor(random.float() * 12 - 6)}`;
  });
  const byText = numbers.toSorted((one, other) => (orderedNumber(one) < orderedNumber(other) ? -1 : 1));
  const values = byText.map(Number);
  expect(values).toEqual(numbers.map(Number).toSorted((one, other) => one - other));
});

it.each([
  ['1', '1.0'],
  ['-20', '-2E1'],
  ['0', '-0.00'],
])('has one text for %s and %s', (one, other) => {
  expect(orderedNumber(one)).toBe(orderedNumber(other));
});
