import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCopyRange, parseRange } from './byte-range.ts';

const sizes = fc.integer({ min: 0, max: 20 });
const offsets = fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined });

/** The bytes that a range selects, one by one: undefined for all, empty when it can't be satisfied. */
function asked(first: number | undefined, last: number | undefined, size: number): number[] | undefined {
  const all = [...Array(size).keys()];
  if (first === undefined) return last === undefined ? undefined : last === 0 ? [] : all.slice(-last);
  if (last !== undefined && last < first) return undefined;
  return all.filter((at) => at >= first && at <= (last ?? Infinity));
}

describe('a range of an object', () => {
  it('has just the bytes that its header asks for, whatever the size', () => {
    fc.assert(
      fc.property(offsets, offsets, sizes, (first, last, size) => {
        const header = `bytes=${first ?? ''}-${last ?? ''}`;
        const wanted = asked(first, last, size);
        // The last bytes of an empty object are the whole object.
        const isWhole = wanted === undefined || (size === 0 && first === undefined && last !== 0);
        if (isWhole) expect(parseRange(header, size)).toBeUndefined();
        else if (wanted.length === 0)
          expect(() => parseRange(header, size)).toThrow('The requested range is not satisfiable');
        else {
          const end = (wanted.at(-1) as number) + 1;
          expect(parseRange(header, size)).toEqual({ start: wanted[0], end });
        }
      }),
      { seed: 9, numRuns: 1500 },
    );
  });

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=a-b',
    'bytes=1',
    'bytes=0-1,3-4',
    'items=0-1',
    'bytes 0-1',
  ])('%j is no range', (header) => {
    expect(parseRange(header, 10)).toBeUndefined();
  });

  it('may have blanks around it', () => {
    expect(parseRange(' bytes=1-2 ', 10)).toEqual({ start: 1, end: 3 });
  });

  it('that can not be satisfied answers what was asked for and how large the object is', () => {
    expect(() => parseRange('bytes=10-', 10)).toThrow(
      expect.objectContaining({
        statusCode: 416,
        members: { RangeRequested: 'bytes=10-', ActualObjectSize: 10 },
      }),
    );
  });
});

describe('a range of a copied part', () => {
  it('is whole where there is none', () => {
    expect(parseCopyRange(undefined, 10)).toBeUndefined();
  });

  it.each([
    ['bytes=0-9', { start: 0, end: 10 }],
    ['bytes=3-3', { start: 3, end: 4 }],
  ])('%s has both ends within the source', (header, range) => {
    expect(parseCopyRange(header, 10)).toEqual(range);
  });

  it.each(['bytes=1-', 'bytes=-1', 'bytes=2-1', '1-2', 'bytes=0-1,3-4'])('%s is malformed', (header) => {
    expect(() => parseCopyRange(header, 10)).toThrow(
      expect.objectContaining({
        code: 'InvalidArgument',
        message: expect.stringContaining('first-last') as string,
      }),
    );
  });

  it.each([
    ['bytes=10-11', 'InvalidRequest', 'The specified copy range is invalid for the source object size'],
    ['bytes=5-10', 'InvalidArgument', 'Range specified is not valid for source object of size: 10'],
  ])('%s is beyond the source', (header, code, message) => {
    expect(() => parseCopyRange(header, 10)).toThrow(expect.objectContaining({ code, message }));
  });
});
