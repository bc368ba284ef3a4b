import { expect, it } from 'vitest';
import { shortened } from './shortened.ts';

it('cuts the bytes of a picture, however deep', () => {
  const cut = `${'A'.repeat(60)}… (500 letters, all of them in the copy)`;
  expect(shortened({ body: { list: ['A'.repeat(500)] } })).toEqual({ body: { list: [cut] } });
});

it('leaves texts that a person reads, and a text that is no document', () => {
  const sentence = 'word '.repeat(200);
  expect(shortened({ sentence, short: 'A', number: 1, none: null })).toEqual({
    sentence,
    short: 'A',
    number: 1,
    none: null,
  });
  expect(shortened('A'.repeat(500))).toBe('A'.repeat(500));
});
