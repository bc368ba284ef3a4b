import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { METRICS_RECORD_FILE, type MetricsRecord, parseMetricsRecord } from '@scones/classifier-measures';
import { extract, type Extract } from 'tar-stream';

/** The record is kept in memory. */
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
  const [, found] = await Promise.all([
    pipeline(Readable.from([archive]), createGunzip(), entries),
    textOf(entries, name),
  ]);
  return found;
}

/** Iterated, since an entry that is only listened to ends the process where the archive breaks off within it. */
async function textOf(entries: Extract, name: string): Promise<string | undefined> {
  let found: string | undefined;
  for await (const entry of entries) {
    const { name: path, size = 0 } = entry.header;
    if (path.replace(/^\.\//, '') === name && size <= LARGEST_RECORD) found = await text(entry);
    else entry.resume();
  }
  return found;
}
