import { z } from 'zod';
import { checkKey, decodePath } from '../wire/address.ts';
import { readConditions } from './conditions.ts';
import { errors } from '../errors.ts';
import { checkVersion } from '../request-members.ts';

export const COPY_SOURCE_HEADERS = {
  'x-amz-copy-source': 'CopySource',
  'x-amz-copy-source-if-match': 'CopySourceIfMatch',
  'x-amz-copy-source-if-none-match': 'CopySourceIfNoneMatch',
  'x-amz-copy-source-if-modified-since': 'CopySourceIfModifiedSince',
  'x-amz-copy-source-if-unmodified-since': 'CopySourceIfUnmodifiedSince',
} as const;

const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = readConditions.shape;

export const copySourceInput = z.object({
  CopySource: z.string().transform(parseCopySource),
  CopySourceIfMatch: IfMatch,
  CopySourceIfNoneMatch: IfNoneMatch,
  CopySourceIfModifiedSince: IfModifiedSince,
  CopySourceIfUnmodifiedSince: IfUnmodifiedSince,
});

export function copySourceConditions(
  input: Omit<z.output<typeof copySourceInput>, 'CopySource'>,
): z.output<typeof readConditions> {
  return {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  };
}

interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly version: string | undefined;
}

function parseCopySource(text: string): CopySource {
  checkVersion(text.split(VERSION)[1]);
  const source = locateCopySource(text);
  checkKey(source.key);
  return source;
}

const VERSION = '?versionId=';

/** `[/]bucket/key[?versionId=null]`, percent-encoded; a plus is a space there. */
export function locateCopySource(text: string): CopySource {
  const [path = '', version] = text.split(VERSION);
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(decodePath(path.replaceAll('+', ' '))) ?? [];
  if (bucket === undefined || key === undefined)
    throw errors.InvalidArgument.copySource({ argument: 'x-amz-copy-source', value: 'x-amz-copy-source' });
  return { bucket, key, version };
}
