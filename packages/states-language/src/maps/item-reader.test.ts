import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { bucket, runMap } from './test-map.ts';

const OBJECT = {
  Resource: 'arn:aws:states:::s3:getObject',
  Parameters: { Bucket: 'pictures', Key: 'manifest' },
};
const LISTED = {
  Resource: 'arn:aws:states:::s3:listObjectsV2',
  Parameters: { Bucket: 'pictures', Prefix: 'in/' },
};
const WITH_SOURCE = { 'value.$': '$$.Map.Item.Value', 'source.$': '$$.Map.Item.Source' };

/** What the children get, one an item, with where each was read. */
async function itemsOf(
  reader: JsonObject,
  ReaderConfig: JsonObject | undefined,
  objects: Record<string, string | Buffer>,
): Promise<unknown> {
  const ItemReader = { ...reader, ...(ReaderConfig && { ReaderConfig }) };
  const { result } = runMap({}, { ItemReader, ItemSelector: WITH_SOURCE }, bucket(objects));
  const ended = await result;
  return ended.status === 'SUCCEEDED' ? (JSON.parse(ended.output) as unknown) : ended;
}

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
it('reads what is in each object under a prefix, where it is told to load them', async () => {
  const objects = { 'in/': '', 'in/a.jsonl': '{"n":1}\n{"n":2}\n', 'in/b.jsonl': '{"n":3}', other: 'x' };
  const config = { Transformation: 'LOAD_AND_FLATTEN', InputType: 'JSONL' };
  expect(await itemsOf(LISTED, config, objects)).toEqual([
    { value: { n: 1 }, source: 'S3://pictures/in/a.jsonl' },
    { value: { n: 2 }, source: 'S3://pictures/in/a.jsonl' },
    { value: { n: 3 }, source: 'S3://pictures/in/b.jsonl' },
  ]);
});

it('wants to know what the objects are that it loads', () => {
  const ItemReader = { ...LISTED, ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN' } };
  expect(() => runMap({}, { ItemReader })).toThrow('These fields are required: [InputType]');
});

it('takes the objects themselves for the items where nothing is to be transformed', async () => {
  const listed = await itemsOf(LISTED, { Transformation: 'NONE' }, { 'in/a': 'x' });
  expect(listed).toMatchObject([{ value: { Key: 'in/a', Size: 1 }, source: 'S3://pictures' }]);
});

it('calls what is in the input by its source, too', async () => {
  const { result } = runMap([1], { ItemSelector: WITH_SOURCE });
  expect(await result).toMatchObject({ output: '[{"value":1,"source":"STATE_DATA"}]' });
});

const INVENTORY = JSON.stringify({
  sourceBucket: 'other',
  destinationBucket: 'arn:aws:s3:::pictures',
  fileFormat: 'CSV',
  fileSchema: 'Bucket, Key, Size',
  files: [{ key: 'one.csv.gz' }, { key: 'two.csv.gz' }],
});

it.each([{ InputType: 'MANIFEST' }, { ManifestType: 'S3_INVENTORY' }])(
  'reads the files of an S3 inventory by %j',
  async (config) => {
    const objects = {
      manifest: INVENTORY,
      'one.csv.gz': gzipSync('"other","a.png","1"\n"other","b.png","2"\n'),
      'two.csv.gz': gzipSync('"other","c.png","3"\n'),
    };
    expect(await itemsOf(OBJECT, config, objects)).toEqual([
      { value: { Bucket: 'other', Key: 'a.png', Size: '1' }, source: 'S3://pictures/one.csv.gz' },
      { value: { Bucket: 'other', Key: 'b.png', Size: '2' }, source: 'S3://pictures/one.csv.gz' },
      { value: { Bucket: 'other', Key: 'c.png', Size: '3' }, source: 'S3://pictures/two.csv.gz' },
    ]);
  },
);

it.each([
  ['{}', 'it is no manifest.json of an S3 inventory'],
  ['a,b', 'it is no manifest.json of an S3 inventory'],
  [INVENTORY.replace('CSV', 'ORC'), 'its files are ORC, and only CSV can be read'],
])('fails by name for the inventory %s', async (manifest, complaint) => {
  expect(await itemsOf(OBJECT, { InputType: 'MANIFEST' }, { manifest })).toEqual({
    status: 'FAILED',
    error: 'States.ItemReaderFailed',
    cause: `Cannot read the items in pictures/manifest: ${complaint}`,
  });
});

it('reads the files that Athena names', async () => {
  const config = { ManifestType: 'ATHENA_DATA', InputType: 'JSONL' };
  const objects = {
    manifest: 's3://pictures/out/1.gz\ns3://pictures/out/2\n',
    'out/1.gz': gzipSync('{"n":1}\n'),
    'out/2': '{"n":2}\n',
  };
  expect(await itemsOf(OBJECT, config, objects)).toEqual([
    { value: { n: 1 }, source: 'S3://pictures/out/1.gz' },
    { value: { n: 2 }, source: 'S3://pictures/out/2' },
  ]);
  expect(await itemsOf(OBJECT, config, { manifest: '/tmp/x' })).toMatchObject({
    error: 'States.ItemReaderFailed',
    cause: expect.stringContaining('/tmp/x is no address in S3') as string,
  });
});

it('fails by name where what it reads is broken', async () => {
  const broken = Buffer.from([0x1f, 0x8b, 0]);
  expect(await itemsOf(OBJECT, { InputType: 'JSON' }, { manifest: broken })).toMatchObject({
    error: 'States.ItemReaderFailed',
    cause: expect.stringContaining('Cannot decompress pictures/manifest') as string,
  });
  // As recorded of AWS.
  expect(await itemsOf(OBJECT, { InputType: 'JSON' }, { manifest: '1' })).toEqual({
    status: 'FAILED',
    error: 'States.ItemReaderFailed',
    cause: 'Attempting to map over non-iterable node.',
  });
});

it.each([
  [{ InputType: 'PARQUET' }, 'The emulator does not read PARQUET'],
  [{ InputType: 'XML' }, 'Value should be one of the following: [CSV, JSON, JSONL, PARQUET, MANIFEST]'],
  [{ ManifestType: 'ATHENA_DATA' }, 'These fields are required: [InputType]'],
  [{ ManifestType: 'ATHENA_DATA', InputType: 'MANIFEST' }, 'Value should be one of the following: [CSV'],
  [{ Transformation: 'NONE', InputType: 'JSON' }, "Field 'Transformation' is not supported"],
])('refuses %j when the machine is made', (ReaderConfig, complaint) => {
  expect(() => runMap({}, { ItemReader: { ...OBJECT, ReaderConfig } })).toThrow(complaint);
});
