import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { testScope } from '../test-scope.ts';
import { parseJsonPath } from './json-path.ts';
import { parseReferencePath } from './reference-path.ts';

const name = fc.constantFrom('a', 'b', 'odd name', '__proto__', 'constructor');
const path = fc
  .array(name, { minLength: 1, maxLength: 4 })
  .map((names) => `$${names.map((each) => `['${each}']`).join('')}`);
const document = fc.letrec<{ value: JsonObject }>((tie) => ({
  value: fc.dictionary(
    fc.constantFrom('a', 'b', 'odd name'),
    fc.oneof({ maxDepth: 3 }, fc.constant({}), tie('value')),
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  ),
})).value;

it('finds a value where it was put, and everything else where it was', () => {
  fc.assert(
    fc.property(document, path, path, (before, place, other) => {
      const text = JSON.stringify(before);
      const after = parseReferencePath(place).put(before, 'new');
      expect(parseJsonPath(place).find(testScope(after))).toBe('new');
      expect(JSON.stringify(before)).toBe(text);
      const isApart = !place.startsWith(other) && !other.startsWith(place);
      if (isApart)
        expect(parseJsonPath(other).find(testScope(after))).toEqual(
          parseJsonPath(other).find(testScope(before)),
        );
    }),
    { seed: 9, numRuns: 300 },
  );
});
