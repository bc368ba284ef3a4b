import type { Readable } from 'node:stream';

/**
 * The part of S3 that SageMaker needs. Failures are S3's own `AwsError`s (`NoSuchBucket`, `NoSuchKey`, `AccessDenied`).
 */
export interface ObjectPort {
  /** The keys that start with the prefix, in order. */
  list(bucket: string, prefix: string): AsyncIterable<{ readonly key: string }>;
  exists(bucket: string, key: string): Promise<boolean>;
  read(bucket: string, key: string): Promise<Readable>;
  /** With the type that the object was stored with. */
  readTyped(bucket: string, key: string): Promise<{ readonly body: Readable; readonly contentType: string }>;
  write(bucket: string, key: string, body: Readable | Uint8Array, contentType?: string): Promise<void>;
}
