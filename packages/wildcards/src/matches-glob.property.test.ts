import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesGlob } from './matches-glob.ts';

const text = (...characters: string[]): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...characters), maxLength: 10 });

/** The same as an expression that tries everything. */
function naive(pattern: string): RegExp {
  const source = pattern.replace(/[.*?+]/g, (each) => ({ '*': '.*', '?': '.' })[each] ?? `\\${each}`);
  return new RegExp(`^${source}$`, 's');
}

it('matches what the regular expression of the pattern matches', () => {
  fc.assert(
    fc.property(text('a', 'b', '.', '*', '?'), text('a', 'b', '.', '*', '\n'), (pattern, given) => {
      expect(matchesGlob(pattern, given)).toBe(naive(pattern).test(given));
    }),
    { seed: 9, numRuns: 2000 },
  );
});
