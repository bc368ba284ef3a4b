import { AwsError } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { ObjectSummary } from './object-table.ts';
import type { Upload } from '../uploads/upload-table.ts';

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
type WriteConditions = z.output<typeof writeConditions>;

/** Throws PreconditionFailed or NotModified. A date counts only where there is no ETag of its kind (RFC 9110, 13.2.2). */
export function checkRead(conditions: ReadConditions, object: ObjectSummary, now: number): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  if (IfMatch !== undefined) {
    if (!names(IfMatch, object.etag)) throw errors.PreconditionFailed('If-Match');
  } else if (IfUnmodifiedSince && wholeSeconds(object.modified) > IfUnmodifiedSince.getTime())
    throw errors.PreconditionFailed('If-Unmodified-Since');
  if (IfNoneMatch !== undefined) {
    if (names(IfNoneMatch, object.etag)) throw notModified(object);
  } else if (IfModifiedSince && isUnmodified(object, IfModifiedSince.getTime(), now))
    throw notModified(object);
}

/** A date in the future is ignored (RFC 9110, 13.1.3). */
function isUnmodified({ modified }: ObjectSummary, since: number, now: number): boolean {
  return since <= now && wholeSeconds(modified) <= since;
}

/** A copy's conditions are about its source, and never answer 304. */
export function checkCopySource(conditions: ReadConditions, source: ObjectSummary, now: number): void {
  try {
    checkRead(conditions, source, now);
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
    const { Condition = unmodifiedCondition(conditions) } = cause.members as { Condition?: string };
    throw errors.PreconditionFailed(`x-amz-copy-source-${Condition}`, { cause });
  }
}

function unmodifiedCondition({ IfNoneMatch }: ReadConditions): string {
  return IfNoneMatch === undefined ? 'If-Modified-Since' : 'If-None-Match';
}

/** Call this in the same transaction as the put, so that one of two writers loses. */
export function checkWrite(
  conditions: WriteConditions,
  key: string,
  findExisting: () => ObjectSummary | undefined,
): void {
  const { IfMatch, IfNoneMatch } = conditions;
  if (IfMatch === undefined && IfNoneMatch === undefined) return;
  checkWriteConditions(conditions);
  const existing = findExisting();
  if (IfMatch !== undefined) checkMatch(IfMatch, key, existing);
  else if (existing) throw errors.PreconditionFailed('If-None-Match');
}

/** Throws NoSuchKey or PreconditionFailed where the object is not the expected one. */
export function checkMatch(ifMatch: string, key: string, existing: ObjectSummary | undefined): void {
  if (!existing) throw errors.NoSuchKey(key);
  if (!names(ifMatch, existing.etag)) throw errors.PreconditionFailed('If-Match');
}

/**
 * For a multipart upload: an object that has changed since the upload began is a conflict, even where the condition
 * holds.
 */
export function checkCompletion(
  conditions: WriteConditions,
  { key, replaces, sawDelete }: Upload,
  findExisting: () => ObjectSummary | undefined,
): void {
  const { IfMatch, IfNoneMatch } = conditions;
  if (IfMatch === undefined && IfNoneMatch === undefined) return;
  checkWrite(conditions, key, findExisting);
  const existing = findExisting();
  const isSame = existing?.modified === replaces?.modified && existing?.etag === replaces?.etag;
  const condition = IfMatch === undefined ? 'If-None-Match' : 'If-Match';
  if (sawDelete || !isSame) throw errors.ConditionalRequestConflict(condition, key);
}

/** S3 itself takes one condition for a write, and no list of ETags. */
function checkWriteConditions({ IfMatch, IfNoneMatch }: WriteConditions): void {
  if (IfMatch !== undefined && IfNoneMatch !== undefined)
    throw notImplemented(
      'If-Match,If-None-Match',
      'Multiple conditional request headers present in the request',
    );
  const [header, value] = IfMatch === undefined ? ['If-None-Match', IfNoneMatch] : ['If-Match', IfMatch];
  if ((value === '*') === (header === 'If-Match'))
    throw notImplemented(header, `We don't accept the provided value of ${header} header for this API`);
}

/** AWS's own S3 has not implemented this either. */
function notImplemented(Header: string, additionalMessage: string): AwsError {
  return errors.NotImplemented.header({ members: { Header, additionalMessage } });
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

/** As listings show a time, without its fraction. */
export function wholeSecond(milliseconds: number): Date {
  return new Date(wholeSeconds(milliseconds));
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}
