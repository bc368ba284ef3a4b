import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ListingInput, listPage } from './listing.ts';

const things = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-c][a-c-]{0,4}$/),
    status: fc.constantFrom('Completed', 'Failed', 'InProgress'),
    creationTime: fc.nat(9),
    lastModifiedTime: fc.nat(9),
  }),
  { selector: ({ name }) => name, maxLength: 20 },
);
const inputs: fc.Arbitrary<ListingInput> = fc.record(
  {
    MaxResults: fc.integer({ min: 1, max: 7 }),
    NameContains: fc.constantFrom('', 'a', 'b-'),
    CreationTimeAfter: fc.nat(9).map((time) => new Date(time)),
    CreationTimeBefore: fc.nat(9).map((time) => new Date(time)),
    LastModifiedTimeAfter: fc.nat(9).map((time) => new Date(time)),
    SortBy: fc.constantFrom('Name', 'CreationTime', 'Status'),
    SortOrder: fc.constantFrom('Ascending', 'Descending'),
  },
  { requiredKeys: [] },
);
type Thing = { name: string; status: string; creationTime: number; lastModifiedTime: number };
const SEED = { seed: 9, numRuns: 300 };

function readAll(all: readonly Thing[], input: ListingInput): Thing[][] {
  const pages: Thing[][] = [];
  let NextToken: string | undefined;
  do {
    const page = listPage(all, { ...input, NextToken }, 'Descending');
    pages.push(page.items);
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  return pages;
}

it('lists exactly the things that every filter takes, each once, in pages as large as is asked', () => {
  fc.assert(
    fc.property(things, inputs, (all, input) => {
      const wanted = all.filter(
        ({ name, creationTime, lastModifiedTime }) =>
          name.includes(input.NameContains ?? '') &&
          creationTime > (input.CreationTimeAfter?.getTime() ?? -1) &&
          creationTime < (input.CreationTimeBefore?.getTime() ?? 10) &&
          lastModifiedTime > (input.LastModifiedTimeAfter?.getTime() ?? -1),
      );
      const pages = readAll(all, input);
      const listed = pages.flat().map(({ name }) => name);
      expect(listed.toSorted()).toEqual(wanted.map(({ name }) => name).toSorted());
      expect(pages).toHaveLength(Math.max(1, Math.ceil(wanted.length / (input.MaxResults ?? 10))));
    }),
    SEED,
  );
});

it('lists in the order that is asked for, the newest first unless told otherwise', () => {
  const valueOf = (thing: Thing, SortBy = 'CreationTime'): string | number =>
    ({ Name: thing.name, Status: thing.status })[SortBy] ?? thing.creationTime;
  fc.assert(
    fc.property(things, inputs, (all, input) => {
      const values = readAll(all, input)
        .flat()
        .map((thing) => valueOf(thing, input.SortBy));
      const rising = values.toSorted((one, other) => (one < other ? -1 : Number(one > other)));
      expect(values).toEqual(input.SortOrder === 'Ascending' ? rising : rising.toReversed());
    }),
    SEED,
  );
});

it('refuses a token that it did not give', () => {
  expect(() => listPage([], { NextToken: 'mine' }, 'Descending')).toThrow(
    'The NextToken is not one that this operation gave.',
  );
});
