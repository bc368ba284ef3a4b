import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { seededRandom, shuffled } from '@scones/deterministic';
import { wrapRecord } from '@scones/record-io';
import { parseS3Uri, type S3Location } from '../input/s3-uri.ts';
import type { ObjectPort } from '../ports/object-port.ts';
import { manifestValues } from './augmented-manifest.ts';
import type { TrainingChannel } from './training-job-request.ts';

interface Pipe {
  readonly objects: ObjectPort;
  readonly channel: TrainingChannel;
  readonly file: string;
  readonly signal: AbortSignal;
}

/**
 * Writes what a channel pipes in one epoch into a file in place of the pipe; returns how many objects or attributes.
 * The program here reads its pictures once, so that a second epoch is never asked for.
 */
export async function pipeChannel({ objects, channel, file, signal }: Pipe): Promise<number> {
  let count = 0;
  async function* framed(): AsyncGenerator<Uint8Array> {
    for await (const value of valuesOf(objects, channel)) {
      count++;
      yield channel.RecordWrapperType === 'RecordIO' ? wrapRecord(value) : value;
    }
  }
  await mkdir(dirname(file), { recursive: true });
  await pipeline(framed, createWriteStream(file), { signal });
  return count;
}

function valuesOf(objects: ObjectPort, channel: TrainingChannel): AsyncIterable<Buffer> {
  const { S3Uri, S3DataType, AttributeNames: attributeNames = [] } = channel.DataSource.S3DataSource;
  const [location, seed] = [parseS3Uri(S3Uri), channel.ShuffleConfig?.Seed];
  return S3DataType === 'AugmentedManifestFile'
    ? manifestValues({ objects, location, attributeNames, seed })
    : objectsUnder(objects, location, seed);
}

/** The objects under a prefix one after the other, each whole: a record is one. */
async function* objectsUnder(
  objects: ObjectPort,
  { bucket, key: prefix }: S3Location,
  seed: number | undefined,
): AsyncGenerator<Buffer> {
  const keys: string[] = [];
  for await (const { key } of objects.list(bucket, prefix)) if (!key.endsWith('/')) keys.push(key);
  for (const key of seed === undefined ? keys : shuffled(seededRandom(seed), keys))
    yield await buffer(await objects.read(bucket, key));
}
