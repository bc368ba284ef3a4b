import { expect, it } from 'vitest';
import type { ArchivePictures } from './read-archive.ts';
import { threeSets } from './three-sets.ts';

/** Each picture is one byte, its place. */
const all: ArchivePictures = {
  shape: { height: 1, width: 1 },
  pictures: Array.from({ length: 60 }, (_, place) => Uint8Array.of(place)),
  labels: Array.from({ length: 60 }, (_, place) => place % 2),
  splits: Array.from({ length: 60 }, (_, place) => (place < 40 ? 'train' : 'test')),
  classes: ['bicycle', 'motorcycle'],
};
const placesIn = ({ pictures }: { pictures: readonly Uint8Array[] }): number[] =>
  pictures.map((picture) => picture[0] as number);

it('cuts the validation set from the pictures to learn from', () => {
  const { train, validation, test } = threeSets(all, (place) => all.splits[place]);
  expect(placesIn(test)).toEqual(Array.from({ length: 20 }, (_, place) => 40 + place));
  expect(validation.labels.toSorted()).toEqual([0, 0, 1, 1]);
  expect([...placesIn(train), ...placesIn(validation)].sort((a, b) => a - b)).toEqual([...Array(40).keys()]);
});

it('leaves out what has no set, as cross-validation does with the test pictures', () => {
  const fold = (place: number) => (place >= 40 ? undefined : place < 10 ? 'test' : 'train');
  const { train, validation, test } = threeSets(all, fold);
  expect(Math.max(...[train, validation, test].flatMap(placesIn))).toBe(39);
  expect(placesIn(test)).toEqual([...Array(10).keys()]);
});
