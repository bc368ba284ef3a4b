import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prefixEnd } from './prefix-end.ts';

const isBefore = (one: string, other: string): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;
/** Texts of characters at the edges of what UTF-8 has. */
const edges = [
  '\u0000',
  'a',
  'b',
  '/',
  '\u007f',
  '\u07ff',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '\u{10000}',
  '\u{10ffff}',
];
const texts = fc.string({ unit: fc.constantFrom(...edges), maxLength: 4 });

it('separates texts that begin with a prefix from all that come after them', () => {
  fc.assert(
    fc.property(texts, texts, (prefix, text) => {
      const end = prefixEnd(prefix);
      const isWithin = !isBefore(text, prefix) && (typeof end !== 'string' || isBefore(text, end));
      expect(isWithin).toBe(text.startsWith(prefix));
    }),
    { seed: 9, numRuns: 2000 },
  );
});

it.each([
  ['a', 'b'],
  ['a/', 'a0'],
  ['\ud7ff', '\ue000'],
  ['a\u{10ffff}', 'b'],
  ['', new Uint8Array()],
  ['\u{10ffff}\u{10ffff}', new Uint8Array()],
])('of %j is %j', (prefix, end) => {
  expect(prefixEnd(prefix)).toEqual(end);
});
