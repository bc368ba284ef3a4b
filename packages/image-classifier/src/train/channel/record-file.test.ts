import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { recordBytes } from '../../testing/record-bytes.ts';
import { type PictureRecord, readRecordFile } from './record-file.ts';

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

async function read(...parts: Uint8Array[]): Promise<PictureRecord[]> {
  const folder = await mkdtemp(join(tmpdir(), 'records-'));
  folders.push(folder);
  const path = join(folder, 'a.rec');
  await writeFile(path, Buffer.concat(parts));
  const records: PictureRecord[] = [];
  for await (const record of readRecordFile(path, 'train/a.rec')) records.push(record);
  return records;
}

const bytes = Uint8Array.of(1, 2, 3, 4, 5);

it('reads what MXNet writes for the label 3 and the bytes hello', async () => {
  // mx.recordio.pack(mx.recordio.IRHeader(0, 3.0, 7, 0), b'hello'), by MXRecordIO.
  const written = Buffer.from(
    '0a23d7ce1d000000' +
      '00000000' +
      '00004040' +
      '0700000000000000' +
      '0000000000000000' +
      '68656c6c6f000000',
    'hex',
  );
  const [record] = await read(written);
  expect(record?.label).toBe(3);
  expect(Buffer.from(record!.bytes).toString()).toBe('hello');
});

it('reads record after record, whatever their lengths', async () => {
  const wanted = [0, 1, 2, 3, 4].map((length) => ({ label: length, bytes: new Uint8Array(length).fill(9) }));
  const records = await read(...wanted.map(recordBytes));
  expect(records.map((record) => ({ ...record, bytes: Uint8Array.from(record.bytes) }))).toEqual(wanted);
});

it('puts together a record that was cut where it holds the magic number', async () => {
  const magic = [0x0a, 0x23, 0xd7, 0xce];
  const content = Uint8Array.from([...magic, 1, 2, 3, 4, ...magic, ...magic, 5]);
  const written = recordBytes({ label: 1, bytes: content });
  expect(written.readUInt32LE(4) >>> 29).toBe(1);
  const [record] = await read(written, recordBytes({ label: 0, bytes }));
  expect(Uint8Array.from(record!.bytes)).toEqual(content);
});

it('takes the one label behind the head', async () => {
  expect(await read(recordBytes({ label: 0, bytes, labels: [4] }))).toMatchObject([{ label: 4 }]);
});

const UNPARSED = 'Unable to parse record. Please make sure input data is in correct recordio format.';

it.each([
  ['that is no record', Buffer.from('a picture'), UNPARSED],
  ['that is cut short', recordBytes({ label: 0, bytes }).subarray(0, 30), UNPARSED],
  ['with several labels', recordBytes({ label: 0, bytes, labels: [1, 2] }), 'record 1 has 2 labels'],
])('refuses a file %s', async (_fact, written, message) => {
  await expect(read(written)).rejects.toThrow(message);
});
