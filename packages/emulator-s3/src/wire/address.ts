import type { EmulatorRequest } from '@scones/emulator-core';
import { errors } from '../errors.ts';

/** The target of a request: the service, a bucket, or an object. */
export interface Address {
  readonly bucket?: string;
  readonly key?: string;
}

/** `bucket.s3.REGION.amazonaws.com`, also `dualstack` and `s3-REGION`, `bucket.s3.localhost:4566` or `bucket.localhost:4566`. */
const VIRTUAL_HOST =
  /^(.+?)(?:\.s3(?:[.-][a-z0-9-]+){0,2})?\.(?:localhost|amazonaws\.com(?:\.cn)?)(?::\d+)?$/;
/** The service's own names, which would otherwise be buckets. */
const SERVICE_HOST = /^s3(?:[.-][a-z0-9-]+){0,2}\.(?:localhost|amazonaws\.com(?:\.cn)?)(?::\d+)?$/;
const LONGEST_KEY_BYTES = 1024;

export function addressOf(request: EmulatorRequest): Address {
  const host = request.header('host') ?? '';
  const hosted = /\.(?:localhost|amazonaws\.com(?:\.cn)?)(?::|$)/.test(host) && !SERVICE_HOST.test(host);
  const bucket = hosted ? VIRTUAL_HOST.exec(host)?.[1] : undefined;
  const path = request.path.slice(1);
  return bucket === undefined ? pathStyle(path) : withKey(bucket, path);
}

function pathStyle(path: string): Address {
  if (path === '') return {};
  const slash = path.indexOf('/');
  if (slash < 0) return { bucket: decodePath(path) };
  return withKey(decodePath(path.slice(0, slash)), path.slice(slash + 1));
}

function withKey(bucket: string, encodedKey: string): Address {
  if (encodedKey === '') return { bucket };
  const key = decodePath(encodedKey);
  checkKey(key);
  return { bucket, key };
}

export function checkKey(key: string): void {
  const size = Buffer.byteLength(key);
  if (size > LONGEST_KEY_BYTES) throw errors.KeyTooLongError(size);
}

export function decodePath(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw errors.InvalidURI(path, { cause });
  }
}

/** The region of a bucket's location: none is us-east-1, and `EU` is an older name of eu-west-1. */
export function regionOf(location: string | undefined): string {
  return location === 'EU' ? 'eu-west-1' : (location ?? 'us-east-1');
}

export function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

/** The regions of AWS by their directions, so that new ones need no list. */
export function isRegion(name: string): boolean {
  return (
    /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov)-(?:central|north|northeast|northwest|south|southeast|southwest|east|west)-\d$/.test(
      name,
    ) && name !== 'eu-east-1'
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !/\.\.|^\d+\.\d+\.\d+\.\d+$|^xn--|^sthree-|^amzn-s3-demo-|-s3alias$|--ol-s3$|\.mrap$|--x-s3$|--table-s3$/.test(
      name,
    )
  );
}
