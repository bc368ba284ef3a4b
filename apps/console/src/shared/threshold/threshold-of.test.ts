import { expect, it } from 'vitest';
import { thresholdOf } from './threshold-of.ts';

const functionWith = (FunctionName: string, THRESHOLD?: string) => ({
  FunctionName,
  Environment: { Variables: THRESHOLD === undefined ? {} : { THRESHOLD } },
});
const FUNCTIONS = [functionWith('serialize'), functionWith('filter', ' 0.93 '), functionWith('other', '0.5')];

it('is that of the first function that has one', () => {
  expect(thresholdOf(FUNCTIONS)).toEqual({ value: 0.93, functionName: 'filter' });
});

it('is that of the functions that are named, in their order', () => {
  expect(thresholdOf(FUNCTIONS, ['other', 'filter'])?.value).toBe(0.5);
  expect(thresholdOf(FUNCTIONS, ['serialize', 'gone'])).toBeNull();
});

it('is no text that is no number', () => {
  expect(thresholdOf([functionWith('filter', 'high'), functionWith('empty', '')])).toBeNull();
});
