import { expect, it } from 'vitest';
import { toggled } from './toggled.ts';

it('takes out what is there and puts in what is not', () => {
  expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b']);
  expect([...toggled(new Set(['b']), 'a')]).toEqual(['b', 'a']);
});
