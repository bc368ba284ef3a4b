import { CommandError } from './command-error.ts';

export interface S3Location {
  readonly bucket: string;
  readonly key: string;
}

/** Reads `s3://bucket/key`; the key may be empty. */
export function parseS3Location(uri: string): S3Location {
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(uri);
  if (match?.[1] === undefined) {
    throw new CommandError('BAD_S3_LOCATION', `"${uri}" is not an S3 location`, 'Write s3://BUCKET/KEY.');
  }
  return { bucket: match[1], key: match[2] ?? '' };
}

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
