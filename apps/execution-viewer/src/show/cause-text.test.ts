import { expect, it } from 'vitest';
import { causeText } from './cause-text.ts';

it.each([
  ['{"errorType":"Oven","errorMessage":"It is cold.","trace":[]}', 'It is cold.'],
  ['{"errorMessage":7}', '{"errorMessage":7}'],
  ['It is cold.', 'It is cold.'],
  ['null', 'null'],
  ['', ''],
])('finds in %j the words for a person', (cause, words) => {
  expect(causeText(cause)).toBe(words);
});
