import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageOf } from './page.ts';

const refuse = (): Error => new Error('refused');

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 30 });

/** Every page of a list, from which `remove` takes items away before each page but the first. */
function readAll(all: readonly string[], limit: number, remove: (left: string[]) => string[]): string[][] {
  const pages: string[][] = [];
  let left = [...all];
  let token: string | undefined;
  do {
    const page = pageOf(left, { token, limit, keyOf: (item) => item, refuse });
    pages.push(page.items);
    token = page.token;
    left = remove(left);
  } while (token !== undefined);
  return pages;
}

it('gives every item once and in order, and no page without a successor but the last', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 7 }), (all, limit) => {
      const pages = readAll(all, limit, (left) => left);
      expect(pages.flat()).toEqual([...all].sort());
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      expect(pages).toHaveLength(Math.max(1, Math.ceil(all.length / limit)));
    }),
    { seed: 9, numRuns: 200 },
  );
});

it('leaves out nothing that stays, and repeats nothing, whatever is deleted between pages', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.nat(40)), (all, limit, places) => {
      const deleted = new Set<string>();
      const pages = readAll(all, limit, (left) => {
        const [gone] = left.splice(places.next().value as number, 1);
        if (gone !== undefined) deleted.add(gone);
        return left;
      });
      const seen = pages.flat();
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual([...seen].sort());
      expect(all.filter((item) => !deleted.has(item) && !seen.includes(item))).toEqual([]);
    }),
    { seed: 9, numRuns: 200 },
  );
});
