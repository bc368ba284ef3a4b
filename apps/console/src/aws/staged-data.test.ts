import { expect, it } from 'vitest';
import { stagedData } from './staged-data.ts';

const LISTED: Readonly<Record<string, string>> = {
  '/': '<Buckets><Bucket><Name>assets</Name></Bucket><Bucket><Name>data</Name></Bucket></Buckets>',
  '/assets?list-type=2&delimiter=%2F&prefix=': '<Contents><Key>a.zip</Key></Contents>',
  '/data?list-type=2&delimiter=%2F&prefix=':
    '<Prefix></Prefix><CommonPrefixes><Prefix>capture/</Prefix></CommonPrefixes><CommonPrefixes><Prefix>bikes &amp; more/</Prefix></CommonPrefixes>',
  '/data?list-type=2&delimiter=%2F&prefix=capture%2F': '<Prefix>capture/</Prefix>',
  '/data?list-type=2&delimiter=%2F&prefix=bikes%20%26%20more%2F':
    '<Contents><Key>bikes &amp; more/test.lst</Key></Contents><Contents><Key>bikes &amp; more/train.lst</Key></Contents><Contents><Key>bikes &amp; more/validation.lst</Key></Contents>',
  '/data/bikes%20%26%20more/train.lst': '0\t0\ta.png\n1\t1\tb.png\n',
  '/data/bikes%20%26%20more/validation.lst': '0\t0\td.png\n',
  '/data/bikes%20%26%20more/test.lst': '0\t1\tc.png\n',
};
const read = (path: string): Promise<string> => {
  const text = LISTED[path];
  return text === undefined ? Promise.reject(new Error(`nothing at ${path}`)) : Promise.resolve(text);
};

it('finds the folder that has lists of pictures, and counts what they list', async () => {
  expect(await stagedData(read)).toEqual({
    bucket: 'data',
    folder: 'bikes & more/',
    pictures: { 'train.lst': 2, 'validation.lst': 1, 'test.lst': 1 },
  });
});

it('finds nothing in an account without buckets', async () => {
  expect(await stagedData(() => Promise.resolve('<Buckets/>'))).toBeNull();
});
