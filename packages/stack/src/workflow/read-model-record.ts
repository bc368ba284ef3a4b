import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { METRICS_RECORD_FILE, type MetricsRecord, parseMetricsRecord } from '@scones/classifier-measures';
import { TarLimits } from '@scones/tar-limits';
import { extract } from 'tar-stream';

/** Of a model, unpacked, and of the record in it, which is kept in memory. */
const LARGEST = 10 * 2 ** 30;
const LARGEST_RECORD = 64 * 2 ** 20;

/**
 * The record of a model's answers to its validation pictures, out of its `model.tar.gz`; undefined where it has none, as
 * a model of SageMaker's built-in algorithm. Throws `BAD_METRICS_RECORD` where it can't be read.
 */
export async function readModelRecord(
  archive: Uint8Array,
  source: string,
): Promise<MetricsRecord | undefined> {
  const text = await memberOf(archive, METRICS_RECORD_FILE);
  return text === undefined ? undefined : parseMetricsRecord(text, `${METRICS_RECORD_FILE} in ${source}`);
}

async function memberOf(archive: Uint8Array, name: string): Promise<string | undefined> {
  const entries = extract();
  const limits = new TarLimits({ bytes: LARGEST });
  let found: string | undefined;
  entries.on('entry', (header, stream, next) => {
    limits.entry(header.size ?? 0);
    const isWanted = header.name.replace(/^\.\//, '') === name && (header.size ?? 0) <= LARGEST_RECORD;
    const chunks: Buffer[] = [];
    stream.on('data', (chunk) => void (isWanted && chunks.push(chunk as Buffer)));
    stream.on('end', () => {
      if (isWanted) found = Buffer.concat(chunks).toString('utf8');
      next();
    });
  });
  await pipeline(Readable.from([archive]), createGunzip(), limits.stream(), entries);
  return found;
}
