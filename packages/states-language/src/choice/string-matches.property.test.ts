import fc from 'fast-check';
import { expect, it } from 'vitest';
import { STRING_MATCHES } from './operators.ts';

/** A piece of a pattern: any text, one character, or one that a backslash makes literal. */
const piece = fc.constantFrom('*', 'a', 'b', '.', '\\*', '\\\\', '(', '\n');

function naive(pieces: readonly string[], text: string): boolean {
  const [first, ...rest] = pieces;
  if (first === undefined) return text === '';
  if (first === '*') return [...text, ''].some((_, at) => naive(rest, text.slice(at)));
  const meant = first.length > 1 ? first.slice(1) : first;
  return text.startsWith(meant) && naive(rest, text.slice(1));
}

it('matches what trying every length of every star matches', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '\\', '(', '\n'), maxLength: 7 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), text, (pieces, given) => {
      const pattern = pieces.join('');
      expect(STRING_MATCHES.holds(given, pattern), `${pattern} of ${given}`).toBe(naive(pieces, given));
    }),
    { seed: 9, numRuns: 1500 },
  );
});
