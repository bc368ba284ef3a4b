import { ExplainedError } from '@scones/explained-error';

export interface S3Location {
  readonly bucket: string;
  /** Without a slash in front; empty for the whole bucket. */
  readonly key: string;
}

/** The bucket and key of `s3://bucket/key`, whose key may be empty; undefined where the text is no such address. */
export function readS3Location(uri: string): S3Location | undefined {
  const [, bucket, key = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
  return bucket === undefined ? undefined : { bucket, key };
}

/** Reads `s3://bucket/key`; the key may be empty. Throws where no bucket can have such a name. */
export function parseS3Location(uri: string): S3Location {
  const location = readS3Location(uri);
  if (location && BUCKET_NAME.test(location.bucket)) return location;
  throw new ExplainedError('BAD_S3_LOCATION', `"${uri}" is not an S3 location`, 'Write s3://BUCKET/KEY.');
}

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export function formatS3Location({ bucket, key }: S3Location): string {
  return `s3://${bucket}/${key}`;
}

/** One prefix of several parts: no empty part, no slash at either end. */
export function joinKey(...parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/');
}
