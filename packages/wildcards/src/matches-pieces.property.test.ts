import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesPieces } from './matches-pieces.ts';

const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength });

function naive(pieces: readonly string[]): RegExp {
  return new RegExp(`^${pieces.map((piece) => piece.replaceAll('.', String.raw`\.`)).join('.*')}$`, 's');
}

it('matches what a regular expression matches', () => {
  fc.assert(
    fc.property(fc.array(text(3), { minLength: 1, maxLength: 6 }), text(9), (pieces, given) => {
      expect(matchesPieces(pieces, given)).toBe(naive(pieces).test(given));
    }),
    { seed: 9, numRuns: 1500 },
  );
});

it('matches long pieces as it matches short ones', () => {
  const piece = `${'ab'.repeat(600)}a`;
  fc.assert(
    fc.property(text(40), fc.boolean(), (noise, isThere) => {
      const given = `${noise.repeat(50)}${isThere ? piece : piece.slice(1)}${'b'.repeat(2000)}`;
      expect(matchesPieces(['', piece, ''], given)).toBe(given.includes(piece));
    }),
    { seed: 9, numRuns: 100 },
  );
});

it.each([
  ['many stars', [...Array.from<string>({ length: 1000 }).fill('a'), 'b'], 'a'.repeat(250_000)],
  ['a long piece', ['', `b${'a'.repeat(100_000)}`, ''], 'a'.repeat(250_000)],
  ['a long piece that ends otherwise', ['', `${'a'.repeat(100_000)}b`, ''], 'a'.repeat(250_000)],
])('does not match %s in linear time', { timeout: 1000 }, (_what, pieces, given) => {
  expect(matchesPieces(pieces, given)).toBe(false);
});
