import { seededRandom } from '@scones/deterministic';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { Split } from '../picture.ts';
import { drawPicture } from '../synthetic/draw-picture.ts';
import { preparePicture } from './prepare-picture.ts';
import { TwinFinder } from './twins.ts';

const drawn = (seed: number) => drawPicture('bicycle', seededRandom(seed), 64);
const asFile = (seed: number) => {
  const { rgb, width, height } = drawn(seed);
  return sharp(rgb, { raw: { width, height, channels: 3 } });
};

type Given = readonly [origin: string, className: string, split: Split, bytes: Uint8Array];

async function twinsOf(...given: readonly Given[]) {
  const finder = new TwinFinder();
  for (const [origin, className, split, bytes] of given)
    finder.add({ origin, className, split, ...(await preparePicture(bytes, 1e6)) });
  return finder.twins.map(({ isExact, pictures }) => [isExact, ...pictures.map(({ origin }) => origin)]);
}

it('finds the same file in two classes and in two sets', async () => {
  const [one, other] = [await asFile(1).png().toBuffer(), await asFile(2).png().toBuffer()];
  const found = await twinsOf(
    ['cat/1', 'cat', 'train', one],
    ['dog/1', 'dog', 'train', one],
    ['cat/2', 'cat', 'train', other],
    ['cat/3', 'cat', 'test', other],
  );
  expect(found).toEqual([
    [true, 'cat/1', 'dog/1'],
    [true, 'cat/2', 'cat/3'],
  ]);
});

it('finds pictures of another size and format', async () => {
  const given = await Promise.all(
    [2, 3, 4, 5].flatMap((seed) => [
      asFile(seed)
        .png()
        .toBuffer()
        .then((bytes): Given => [`train/${seed}.png`, 'cat', 'train', bytes]),
      asFile(seed)
        .resize(300)
        .jpeg({ quality: 70 })
        .toBuffer()
        .then((bytes): Given => [`test/${seed}.jpg`, 'cat', 'test', bytes]),
    ]),
  );
  expect(await twinsOf(...given)).toEqual(
    [2, 3, 4, 5].map((seed) => [false, `train/${seed}.png`, `test/${seed}.jpg`]),
  );
});

it('lets a picture stand twice in one class of one set', async () => {
  const one = await asFile(1).png().toBuffer();
  expect(await twinsOf(['cat/1', 'cat', 'train', one], ['cat/2', 'cat', 'train', one])).toEqual([]);
});

it('takes no two of a hundred drawn pictures for the same', async () => {
  const pictures = await Promise.all(
    Array.from({ length: 100 }, async (_, index): Promise<Given> => [
      `${index}`,
      index % 2 ? 'cat' : 'dog',
      'train',
      await asFile(index).png().toBuffer(),
    ]),
  );
  expect(await twinsOf(...pictures)).toEqual([]);
});

it('takes white pages for the same, and stays quick with many', async () => {
  const white = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  expect(await twinsOf(['a', 'cat', 'train', white], ['b', 'dog', 'train', white])).toHaveLength(1);
});
