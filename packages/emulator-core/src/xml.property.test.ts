import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseXml, renderXml } from './xml.ts';

type Readable = string | Readable[] | { [element: string]: Readable };

const name = fc.constantFrom('Key', 'Item', 'a-b', '_x');
/** Any characters but the one that XML can't hold at all. */
const text = fc.string({ unit: 'binary', maxLength: 12 }).map((each) => each.replaceAll('\0', ''));

/** Values that are read back as they were: a list has at least two items and no list in it, a structure has at least one member. */
const structure = fc.letrec<{ structure: Readable; element: Readable; content: Readable }>((tie) => ({
  structure: fc.dictionary(name, tie('content'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  element: fc.oneof({ maxDepth: 3 }, text, tie('structure')),
  content: fc.oneof(
    { maxDepth: 3 },
    text,
    tie('structure'),
    fc.array(tie('element'), { minLength: 2, maxLength: 3 }),
  ),
})).structure;

it('reads back every document that it writes', () => {
  fc.assert(
    fc.property(structure, (value) => {
      expect(parseXml(renderXml('Root', value, 'urn:test'))).toEqual({ Root: value });
    }),
    { seed: 9, numRuns: 150 },
  );
});
