import { expect, it } from 'vitest';
import type { AttributeValue } from './attribute-value.ts';
import { itemSize } from './item-size.ts';

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
it.each<[AttributeValue, number]>([
  [{ S: 'é' }, 2],
  [{ N: '12345' }, 4],
  [{ N: '-12345' }, 5],
  [{ N: '1000' }, 2],
  [{ B: 'AAE=' }, 2],
  [{ BOOL: false }, 1],
  [{ NULL: true }, 1],
  [{ SS: ['a', 'bc'] }, 3],
  [{ NS: ['1', '2'] }, 4],
  [{ BS: ['AA==', 'AQ=='] }, 2],
  [{ L: [] }, 3],
  [{ L: [{ S: 'ab' }] }, 6],
  [{ M: {} }, 3],
  [{ M: { key: { S: 'ab' } } }, 9],
])('%j has its bytes beside those of its name', (value, bytes) => {
  expect(itemSize({ name: value })).toBe(4 + bytes);
});

it('adds up the attributes of an item', () => {
  expect(itemSize({})).toBe(0);
  expect(itemSize({ a: { S: '1' }, b: { S: '22' } })).toBe(5);
});
