import { z } from 'zod';
import { checkKey, decodePath } from './address.ts';
import { readConditions } from './conditions.ts';
import { errors } from './errors.ts';

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

/** `[/]bucket/key[?versionId=null]`, percent-encoded. */
function parseCopySource(text: string): { bucket: string; key: string } {
  const [path = '', version] = text.split('?versionId=');
  if (version !== undefined && version !== 'null') throw errors.NotImplemented('Feature', 'versionId');
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/.exec(decodePath(path)) ?? [];
  if (bucket === undefined || key === undefined)
    throw errors.InvalidArgument(
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      'x-amz-copy-source',
      text,
    );
  checkKey(key);
  return { bucket, key };
}
