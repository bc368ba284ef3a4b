import { expect, it } from 'vitest';
import { formatS3Location, joinKey, parseS3Location, readS3Location } from './s3-location.ts';

it.each([
  { uri: 's3://pictures/a/b.png', bucket: 'pictures', key: 'a/b.png' },
  { uri: 's3://pictures/', bucket: 'pictures', key: '' },
  { uri: 's3://my.pictures', bucket: 'my.pictures', key: '' },
])('reads $uri', ({ uri, bucket, key }) => {
  expect(parseS3Location(uri)).toEqual({ bucket, key });
});

it.each(['pictures/a', 'http://pictures/a', 's3://', 's3:///key', 's3://UPPER/key', 's3://a/key'])(
  'refuses %s',
  (uri) => {
    expect(() => parseS3Location(uri)).toThrow(`"${uri}" is not an S3 location`);
  },
);

it.each(['UPPER', 'a', 'with space'])('reads the bucket %s, whose name S3 refuses', (bucket) => {
  expect(readS3Location(`s3://${bucket}/key`)).toEqual({ bucket, key: 'key' });
});

it.each(['pictures/a', 'https://pictures/a', 's3://', 's3:///key'])('does not read %s', (uri) => {
  expect(readS3Location(uri)).toBeUndefined();
});

it('explains its refusal', () => {
  expect(() => parseS3Location('pictures/a')).toThrow(
    expect.objectContaining({ code: 'BAD_S3_LOCATION', hint: 'Write s3://BUCKET/KEY.' }),
  );
});

it('writes what it reads', () => {
  expect(formatS3Location({ bucket: 'pictures', key: 'a/b c.png' })).toBe('s3://pictures/a/b c.png');
});

it('joins key parts by single slashes', () => {
  expect(joinKey('/a//b/', '', 'c')).toBe('a/b/c');
  expect(joinKey('', 'train.lst')).toBe('train.lst');
});
