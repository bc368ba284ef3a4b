import { gzipSync } from 'node:zlib';
import { makeMetricsRecord } from '@scones/classifier-measures';
import { pack } from 'tar-stream';
import { expect, it } from 'vitest';
import { readModelRecord } from './read-model-record.ts';

async function archiveOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const archive = pack();
  for (const [name, text] of Object.entries(files)) archive.entry({ name }, text);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive as AsyncIterable<Buffer>) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
}

const record = makeMetricsRecord([{ probabilities: [0.75, 0.25], label: 0 }], 2);

it.each(['metrics.json', './metrics.json'])('finds the record among a model’s files, as %s', async (name) => {
  const archive = await archiveOf({ 'model.onnx': 'x'.repeat(5000), [name]: JSON.stringify(record) });
  expect(await readModelRecord(archive, 's3://b/model.tar.gz')).toEqual(record);
});

it('finds none in a model of the built-in algorithm', async () => {
  const archive = await archiveOf({ 'image-classification-0012.params': 'weights' });
  expect(await readModelRecord(archive, 's3://b/model.tar.gz')).toBeUndefined();
});

it('fails where the archive breaks off within a file, and ends nothing else', async () => {
  const noise = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 10_007).join();
  const archive = await archiveOf({ 'model.onnx': noise });
  const cut = archive.subarray(0, archive.length / 2);
  await expect(readModelRecord(cut, 's3://b/model.tar.gz')).rejects.toThrow('unexpected end of file');
});

it('names the place of a record that it can’t read', async () => {
  const archive = await archiveOf({ 'metrics.json': '{}' });
  await expect(readModelRecord(archive, 's3://b/model.tar.gz')).rejects.toThrow(
    'metrics.json in s3://b/model.tar.gz is no record',
  );
});
