import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { SPLITS } from '@scones/image-dataset';
import { datasetLayout } from '../dataset-layout.ts';
import { objectsUnder } from '../objects-under.ts';

interface StagedPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/**
 * The SHA-256 of a staged data set: of the names and ETags of its pictures, lists and class names. It is the same for the
 * same pictures under another prefix, and reads none of them.
 */
export async function datasetHash(
  s3: S3Client,
  { bucket, prefix }: StagedPlace,
  signal?: AbortSignal,
): Promise<string> {
  const { pictures, manifests, classes } = datasetLayout(prefix);
  const places = [...SPLITS.flatMap((split) => [pictures[split], manifests[split]]), classes];
  const lines: string[] = [];
  for (const place of places)
    for await (const { key, etag } of objectsUnder(s3, { bucket, key: place }, signal))
      lines.push(`${key.slice(classes.length - 'classes.txt'.length)}\t${etag}\n`);
  return createHash('sha256').update(lines.sort().join('')).digest('hex');
}
