import { z } from 'zod';
import { errors } from './errors.ts';
import type { ObjectSummary } from './object-table.ts';

const httpDate = z.union([z.date(), z.string().transform((text) => new Date(text))]).optional();

export const readConditions = z.object({
  IfMatch: z.string().optional(),
  IfNoneMatch: z.string().optional(),
  IfModifiedSince: httpDate,
  IfUnmodifiedSince: httpDate,
});
export const writeConditions = readConditions.pick({ IfMatch: true, IfNoneMatch: true });

export const READ_CONDITION_HEADERS = {
  'if-match': 'IfMatch',
  'if-none-match': 'IfNoneMatch',
  'if-modified-since': 'IfModifiedSince',
  'if-unmodified-since': 'IfUnmodifiedSince',
} as const;
export const WRITE_CONDITION_HEADERS = { 'if-match': 'IfMatch', 'if-none-match': 'IfNoneMatch' } as const;

type ReadConditions = z.output<typeof readConditions>;

/** Throws PreconditionFailed or NotModified. A date counts only where there is no ETag of its kind (RFC 9110, 13.2.2). */
export function checkRead(conditions: ReadConditions, object: ObjectSummary): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  if (IfMatch !== undefined) {
    if (!names(IfMatch, object.etag)) throw errors.PreconditionFailed('If-Match');
  } else if (IfUnmodifiedSince && wholeSeconds(object.modified) > IfUnmodifiedSince.getTime())
    throw errors.PreconditionFailed('If-Unmodified-Since');
  if (IfNoneMatch !== undefined) {
    if (names(IfNoneMatch, object.etag)) throw notModified(object);
  } else if (IfModifiedSince && wholeSeconds(object.modified) <= IfModifiedSince.getTime())
    throw notModified(object);
}

/** A copy's conditions are about its source, and never answer 304. */
export function checkCopySource(conditions: ReadConditions, source: ObjectSummary): void {
  try {
    checkRead(conditions, source);
  } catch (cause) {
    throw Object.assign(errors.PreconditionFailed('x-amz-copy-source-If-*'), { cause });
  }
}

/** To be asked in the same breath as the object is put, so that of two writers one loses. */
export function checkWrite(
  conditions: z.output<typeof writeConditions>,
  key: string,
  findExisting: () => ObjectSummary | undefined,
): void {
  const { IfMatch, IfNoneMatch } = conditions;
  if (IfMatch === undefined && IfNoneMatch === undefined) return;
  const existing = findExisting();
  if (IfMatch !== undefined) {
    if (!existing) throw errors.NoSuchKey(key);
    if (!names(IfMatch, existing.etag)) throw errors.PreconditionFailed('If-Match');
  }
  if (IfNoneMatch === undefined) return;
  if (IfNoneMatch !== '*') throw errors.NotImplemented('Header', 'If-None-Match');
  if (existing) throw errors.PreconditionFailed('If-None-Match');
}

/** `*`, or a list of ETags, with or without quotes. */
function names(list: string, etag: string): boolean {
  return list
    .split(',')
    .map((entry) => entry.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((entry) => entry === '*' || entry === etag);
}

function notModified(object: ObjectSummary): Error {
  return errors.NotModified(quoted(object.etag), new Date(object.modified).toUTCString());
}

/** Dates in headers have no fractions. */
function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}
