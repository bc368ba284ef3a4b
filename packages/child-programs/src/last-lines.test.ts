import { expect, it } from 'vitest';
import { LastLines } from './last-lines.ts';

it('keeps the given number of last lines', () => {
  const last = new LastLines(2);
  expect(last.lines).toEqual([]);
  for (const line of ['one', 'two', 'three']) last.push(line);
  expect(last.lines).toEqual(['two', 'three']);
});

it('gives lines that do not change with the next', () => {
  const last = new LastLines(2);
  last.push('one');
  const { lines } = last;
  last.push('two');
  expect(lines).toEqual(['one']);
});
