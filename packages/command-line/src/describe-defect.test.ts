import assert from 'node:assert';
import { expect, it } from 'vitest';
import { CommandError } from './command-error.ts';
import { describeDefect, describeStack } from './describe-defect.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

it.each([
  ['a wrong type', () => (undefined as unknown as { gone: string }).gone, /^TypeError: .*gone/],
  ['a failed assertion', () => assert.equal(1, 2), /^AssertionError .*1 == 2/],
  ['a number out of range', () => 'a'.repeat(-1), /^RangeError: /],
])('shows where the program is mistaken: %s', (_what, work, words) => {
  const described = describeDefect(thrownBy(work));
  expect(described).toMatch(words);
  expect(described).toMatch(/\n +at .*describe-defect\.test\.ts/);
});

it.each([new CommandError('FULL', 'It is full', 'Empty it.'), new Error('lost'), 'text'])(
  'shows nothing for a failure that others can mend: %s',
  (error) => {
    expect(describeDefect(error)).toBeUndefined();
  },
);

it('shows the causes too', () => {
  const cause = new Error('the root', { cause: 'a text' });
  const stack = describeStack(new Error('the leaf', { cause }));
  expect(stack).toMatch(/^Error: the leaf\n.*\nCaused by: Error: the root\n.*\nCaused by: a text$/s);
});
