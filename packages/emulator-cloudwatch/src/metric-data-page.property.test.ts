import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type MetricDataPage, pageOfData } from './metric-data-page.ts';

const results = fc
  .array(fc.nat(7), { maxLength: 6 })
  .map((counts) => counts.map((count, index) => result(`q${index}`, count)));

function result(Id: string, count: number): MetricDataPage {
  const places = Array.from({ length: count }, (_, index) => index);
  return {
    Id,
    Label: Id,
    Timestamps: places.map((place) => new Date(place * 60_000)),
    Values: places.map((place) => place * 10),
  };
}

function readAll(all: readonly MetricDataPage[], limit: number): ReturnType<typeof pageOfData>[] {
  const pages: ReturnType<typeof pageOfData>[] = [];
  let token: string | undefined;
  do {
    const page = pageOfData(all, limit, token);
    pages.push(page);
    token = page.NextToken;
  } while (token !== undefined);
  return pages;
}

it('gives each data point of each query once and in order, with its time, and no page too many', () => {
  fc.assert(
    fc.property(results, fc.integer({ min: 1, max: 9 }), (all, limit) => {
      const pages = readAll(all, limit);
      for (const { Id, Values, Timestamps } of all) {
        const own = pages.flatMap((page) => page.MetricDataResults.filter((each) => each.Id === Id));
        expect(own.flatMap((each) => each.Values)).toEqual(Values);
        expect(own.flatMap((each) => each.Timestamps)).toEqual(Timestamps);
        expect(own.map(({ StatusCode }) => StatusCode)).toEqual(
          own.map((_, index) => (index === own.length - 1 ? 'Complete' : 'PartialData')),
        );
      }
      const points = all.reduce((sum, { Values }) => sum + Values.length, 0);
      expect(pages).toHaveLength(Math.max(1, Math.ceil(points / limit)));
    }),
    { seed: 9, numRuns: 300 },
  );
});
