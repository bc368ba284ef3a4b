import { formatS3Location, readS3Location, type S3Location } from '@scones/s3-location';
import { text } from './constraints.ts';

export { formatS3Location as formatS3Uri, type S3Location };

/** SageMaker accepts `https://` too, but does not document what it means for each member. */
export const s3Uri = text({ max: 1024, pattern: '(https|s3)://([^/]+)/?(.*)' }).refine(
  (uri) => !uri.startsWith('https:'),
  'The emulator does not support https:// in place of s3:// here.',
);

/** Reads a URI that `s3Uri` has checked. */
export function parseS3Uri(uri: string): S3Location {
  return readS3Location(uri) ?? { bucket: '', key: '' };
}

/** `s3://bucket/a/` and `b/c` make `{ bucket, key: 'a/b/c' }`. */
export function under(uri: string, path: string): S3Location {
  const { bucket, key } = parseS3Uri(uri);
  return { bucket, key: key === '' || key.endsWith('/') ? `${key}${path}` : `${key}/${path}` };
}
