import { expect, it } from 'vitest';
import { readRecords } from './read-records.ts';
import { wrapRecord } from './wrap-record.ts';

/** The records of bytes that come in pieces of that length. */
async function read(bytes: Uint8Array, pieceLength = 7): Promise<string[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceLength)
      yield await Promise.resolve(bytes.subarray(at, at + pieceLength));
  }
  const records: string[] = [];
  for await (const record of readRecords(pieces())) records.push(record.toString('latin1'));
  return records;
}

const MAGIC = '\x0a\x23\xd7\xce';
const wrapped = (...texts: string[]): Buffer =>
  Buffer.concat(texts.map((text) => wrapRecord(Buffer.from(text, 'latin1'))));

it('reads what dmlc-core writes for the text hello', async () => {
  expect(await read(Buffer.from(`0a23d7ce0500000068656c6c6f000000`, 'hex'))).toEqual(['hello']);
});

it.each([1, 3, 8, 1000])('reads records of any length from pieces of %i bytes', async (pieceLength) => {
  const texts = ['', 'a', 'ab', 'abc', 'abcd', 'abcde'];
  expect(await read(wrapped(...texts), pieceLength)).toEqual(texts);
});

it('puts together a record that was cut where it holds the magic number', async () => {
  const text = `${MAGIC}1234${MAGIC}${MAGIC}5`;
  const bytes = wrapped(text, 'next');
  expect(bytes.readUInt32LE(4) >>> 29).toBe(1);
  expect(await read(bytes)).toEqual([text, 'next']);
});

it('leaves the magic number in a record where it isn’t at a multiple of four bytes', async () => {
  const bytes = wrapped(`1${MAGIC}`);
  expect(bytes.readUInt32LE(4) >>> 29).toBe(0);
  expect(await read(bytes)).toEqual([`1${MAGIC}`]);
});

it('reads no records from nothing', async () => {
  expect(await read(Buffer.alloc(0))).toEqual([]);
});

it.each([
  ['other bytes', Buffer.from('a picture'), 'record 1 does not begin with RecordIO’s magic number'],
  ['a record that is cut short', wrapped('one', 'two').subarray(0, 22), 'record 2 ends before its last byte'],
  ['a head that is cut short', wrapped('one').subarray(0, 6), 'record 1 ends before its last byte'],
  [
    'a record without its last part',
    wrapped(`${MAGIC}1`).subarray(0, 8),
    'record 1 ends before its last byte',
  ],
])('refuses %s', async (_fact, bytes, message) => {
  await expect(read(bytes)).rejects.toThrow(message);
});
