import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeMetadata, encodeMetadata } from './metadata-text.ts';

const texts = fc.string({
  unit: fc.constantFrom('a', ' ', '=', '?', '_', '~', '\t', 'ä', 'ß', '日', '🚲'),
  maxLength: 20,
});

it('comes back from its header unchanged, and is ASCII there', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const header = encodeMetadata(text);
      expect(header).toMatch(/^[\t\x20-\x7e]*$/);
      expect(decodeMetadata(header)).toBe(text);
    }),
    { seed: 9, numRuns: 1000 },
  );
});

it.each([
  ['plain', 'plain'],
  ['mostly ä', '=?UTF-8?Q?mostly_=C3=A4?='],
  ['ää', '=?UTF-8?B?w6TDpA==?='],
])('%j is sent as %s', (text, header) => {
  expect(encodeMetadata(text)).toBe(header);
});

it.each([
  ['=?utf-8?q?a_b=3D?=', 'a b='],
  ['=?UTF-8?b?w6Q=?=', 'ä'],
  ['\u00c3\u00a4', 'ä'],
  ['=?iso-8859-1?q?a?=', '=?iso-8859-1?q?a?='],
])('the header %s is read as %j', (header, text) => {
  expect(decodeMetadata(header)).toBe(text);
});
