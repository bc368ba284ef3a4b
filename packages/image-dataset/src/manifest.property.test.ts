import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatManifest, parseManifest } from './manifest.ts';

const segment = fc.stringMatching(/^[\w äß!+=-]{1,8}(\.png)?$/);
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'));
const pictures = fc.uniqueArray(fc.record({ label: fc.nat({ max: 999 }), path }), {
  selector: (picture) => picture.path,
  minLength: 1,
});

it('reads whatever it writes, numbered in its order', () => {
  fc.assert(
    fc.property(pictures, (written) => {
      const read = parseManifest(formatManifest(written));
      expect(read).toEqual(written.map(({ label, path: of }, index) => ({ index, label, path: of })));
    }),
    { numRuns: 200 },
  );
});

it('refuses every path that climbs, wherever it does', () => {
  fc.assert(
    fc.property(fc.array(segment), fc.array(segment), fc.constantFrom('/', '\\'), (before, after, slash) => {
      const climbing = [...before, '..', ...after].join(slash);
      expect(() => formatManifest([{ label: 0, path: climbing }])).toThrow(/climbs out of its folder/);
    }),
    { numRuns: 200 },
  );
});
