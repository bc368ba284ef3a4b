import { expect, it } from 'vitest';
import { droppedKey, folderOf, pictureRequestOf } from './picture-request.ts';

it('asks about another picture, with everything else as it was', () => {
  const input = JSON.stringify({ s3_bucket: 'b', s3_key: 'a/one.png', inferences: [] });
  const request = pictureRequestOf(input);
  expect(request).toMatchObject({ bucket: 'b', key: 'a/one.png' });
  expect(JSON.parse(request?.withPicture('a/two.png') ?? '')).toEqual({
    s3_bucket: 'b',
    s3_key: 'a/two.png',
    inferences: [],
  });
});

it('gives none where the input is about something else', () => {
  expect(pictureRequestOf('{"s3_bucket":"b","s3_prefix":"a/"}')).toBeUndefined();
  expect(pictureRequestOf('null')).toBeUndefined();
});

it('stores a dropped picture apart, under a name that needs no escaping', () => {
  expect(droppedKey('my bike (1).png')).toBe('console/my-bike-1-.png');
});

it('knows the folder of a picture', () => {
  expect(folderOf('a/b/c.png')).toBe('a/b/');
  expect(folderOf('c.png')).toBe('');
});
