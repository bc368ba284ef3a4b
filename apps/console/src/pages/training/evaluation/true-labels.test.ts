import { expect, it } from 'vitest';
import { readTrueLabels } from './true-labels.ts';

it('knows the class of each picture, and names the classes after their files', () => {
  const { classes, byKey } = readTrueLabels(
    '0\t0\tbicycle-00000.png\n1\t1\tpickup_truck-1.png\n',
    'scones/test/',
  );
  expect(classes).toEqual(['bicycle', 'pickup_truck']);
  expect([...byKey]).toEqual([
    ['scones/test/bicycle-00000.png', 0],
    ['scones/test/pickup_truck-1.png', 1],
  ]);
});

it('reads lists with Windows line ends', () => {
  expect([...readTrueLabels('0\t1\t0001.jpg\r\n', '').byKey]).toEqual([['0001.jpg', 1]]);
});

it('reads an empty list', () => {
  expect(readTrueLabels('\n', 'a/').classes).toEqual([]);
});
