import { errors } from '../errors.ts';

/** From `start` up to but not including `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Undefined for the whole object: S3 takes one range only, and ignores a range that it can't read. */
export function parseRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!header || !match) return undefined;
  const [, first, last] = match as unknown as [string, string, string];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(Number(last) + 1, size);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  // The last bytes of nothing are all of it, which AWS answers as a whole object.
  if (first === '' && size === 0 && Number(last) > 0) return undefined;
  if (start >= size) throw errors.InvalidRange(header, size);
  return { start, end };
}

const COPY_RANGE = 'x-amz-copy-source-range';

/** The range of a copied part, which S3 reads more strictly: both ends, within the source. */
export function parseCopyRange(header: string | undefined, size: number): ByteRange | undefined {
  if (header === undefined) return undefined;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  if (first === undefined || Number(last) < Number(first))
    throw errors.InvalidArgument.copyRange({ argument: COPY_RANGE, value: header });
  if (Number(first) >= size) throw errors.InvalidRequest.copyRange();
  if (Number(last) >= size)
    throw errors.InvalidArgument.copyRangeBeyondSource({ size, argument: COPY_RANGE, value: header });
  return { start: Number(first), end: Number(last) + 1 };
}
