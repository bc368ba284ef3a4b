import { expect, it } from 'vitest';
import type { LabelledPicture } from './picture.ts';
import { streamPictures, type StreamOptions } from './stream-pictures.ts';

async function take(count: number, options: Partial<StreamOptions> = {}): Promise<LabelledPicture[]> {
  const pictures: LabelledPicture[] = [];
  for await (const picture of streamPictures({ classes: ['bicycle', 'motorcycle'], seed: 1, ...options })) {
    pictures.push(picture);
    if (pictures.length === count) break;
  }
  return pictures;
}

const brightness = ({ rgb }: LabelledPicture): number =>
  rgb.reduce((sum, value) => sum + value, 0) / rgb.length;

it('never repeats a name and mixes the classes', async () => {
  const pictures = await take(40);
  expect(new Set(pictures.map(({ name }) => name)).size).toBe(40);
  expect(new Set(pictures.map(({ className }) => className)).size).toBe(2);
});

it('gives the same pictures for the same seed', async () => {
  expect(await take(5)).toEqual(await take(5));
  expect(await take(5)).not.toEqual(await take(5, { seed: 2 }));
});

it('lets its pictures drift over time', async () => {
  const pictures = await take(40, {
    drift: (index) => ({ blur: 0, noise: 0, darkness: index < 20 ? 0 : 0.9 }),
  });
  const mean = (part: LabelledPicture[]): number =>
    part.reduce((sum, picture) => sum + brightness(picture), 0) / part.length;
  expect(mean(pictures.slice(20))).toBeLessThan(mean(pictures.slice(0, 20)) / 3);
});

it('refuses a class that it cannot draw', async () => {
  await expect(take(1, { classes: ['zeppelin'] })).rejects.toMatchObject({ code: 'UNKNOWN_CLASS' });
});

it.each([0, 7, 8.5, Number.NaN])('refuses a side of %s pixels, as a data set does', async (side) => {
  const stream = streamPictures({ classes: ['bicycle'], seed: 1, side });
  await expect(stream.next()).rejects.toMatchObject({ code: 'BAD_OPTION', message: `side is ${side}` });
});

it('has every class about as often as any other, and labels by the order of the classes', async () => {
  const classes = ['motorcycle', 'bicycle', 'bus'];
  const counts = new Map<string, number>();
  let count = 0;
  for await (const { className, label, split } of streamPictures({ classes, seed: 5, side: 8 })) {
    expect([classes[label], split]).toEqual([className, 'test']);
    counts.set(className, (counts.get(className) ?? 0) + 1);
    if (++count === 300) break;
  }
  for (const name of classes) expect(counts.get(name)).toBeGreaterThan(70);
});
