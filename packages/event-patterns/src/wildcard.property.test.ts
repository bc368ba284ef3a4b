import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesWildcard } from './wildcard.ts';

/** A piece of a pattern with the regular expression of the same meaning. */
const piece = fc.constantFrom(
  ['*', '.*'],
  ['*', '.*'],
  ['a', 'a'],
  ['b', 'b'],
  ['.', '\\.'],
  ['🚲', '🚲'],
  ['\\*', '\\*'],
  ['\\\\', '\\\\'],
);
const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '\\', '\n', '🚲'), maxLength: 8 });

it('matches what the regular expression of the pattern matches', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), text, (pieces, given) => {
      const pattern = pieces.map(([written]) => written).join('');
      const naive = new RegExp(`^${pieces.map(([, meant]) => meant).join('')}$`, 's');
      expect(matchesWildcard(pattern, given), `${pattern} of ${given}`).toBe(naive.test(given));
    }),
    { seed: 9, numRuns: 2000 },
  );
});
