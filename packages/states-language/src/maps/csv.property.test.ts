import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

const cell = fc.string({ unit: fc.constantFrom('a', 'ü', ' ', ',', ';', '"', '\n', '\r'), maxLength: 5 });

/** As RFC 4180 has it: quoted where it must be, or anyway. */
function written(value: string, isQuoted: boolean): string {
  return isQuoted || /[",;\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

it('reads back every table that is written as RFC 4180 says', () => {
  const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      // A row of one empty cell looks like an empty line, which is no row.
      rows: fc.array(
        fc
          .array(cell, { minLength: width, maxLength: width })
          .filter((row) => row.length > 1 || row[0] !== ''),
        { minLength: 1, maxLength: 5 },
      ),
      delimiter: fc.constantFrom(',', ';'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      endsLastLine: fc.boolean(),
      isQuoted: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(table, ({ rows, delimiter, lineEnd, endsLastLine, isQuoted }) => {
      const lines = rows.map((row) => row.map((value) => written(value, isQuoted)).join(delimiter));
      const text = lines.join(lineEnd) + (endsLastLine ? lineEnd : '');
      const names = rows[0]!.map((_, column) => `c${column}`);
      const expected = rows.map((row) =>
        Object.fromEntries(names.map((name, column) => [name, row[column]])),
      );
      expect(parseCsv(text, delimiter, names), JSON.stringify(text)).toEqual(expected);
    }),
    { seed: 9, numRuns: 300 },
  );
});

it('comes to an end with every text', () => {
  fc.assert(
    fc.property(cell, cell, (one, other) => {
      try {
        parseCsv(one + other, ',');
      } catch (error) {
        expect(String(error)).toContain('a quote is not closed');
      }
    }),
    { seed: 9, numRuns: 300 },
  );
});
