import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { LabelledPicture } from '../picture.ts';
import { drawSyntheticDataset } from './draw-synthetic-dataset.ts';
import { SYNTHETIC_CLASSES } from './vehicles.ts';

const draw = (seed: number, perClass = 2, classes = SYNTHETIC_CLASSES): LabelledPicture[] => [
  ...drawSyntheticDataset({ classes, trainPerClass: perClass, testPerClass: 1, seed }),
];

const digest = (pictures: LabelledPicture[]): string => {
  const hash = createHash('sha256');
  for (const { rgb } of pictures) hash.update(rgb);
  return hash.digest('hex');
};

it('draws the same bytes for the same seed, and others for another', () => {
  expect(digest(draw(1))).toBe(digest(draw(1)));
  expect(digest(draw(1))).not.toBe(digest(draw(2)));
});

it('draws the same bytes on every machine', () => {
  expect(digest(draw(1))).toMatchInlineSnapshot(
    `"a45d5c30f4e1590b5e1393b3383e469d03f097f281e4b71a8831796565be745c"`,
  );
});

it('labels by the order of the classes and names each picture once', () => {
  const pictures = draw(1, 2, ['bus', 'bicycle']);
  expect(pictures.map(({ split, name, label }) => [split, name, label])).toEqual([
    ['train', 'bus-00000', 0],
    ['train', 'bicycle-00000', 1],
    ['train', 'bus-00001', 0],
    ['train', 'bicycle-00001', 1],
    ['test', 'bus-00000', 0],
    ['test', 'bicycle-00000', 1],
  ]);
});

it('draws at any size', () => {
  const [picture] = drawSyntheticDataset({
    classes: ['car'],
    trainPerClass: 1,
    testPerClass: 0,
    seed: 1,
    side: 64,
  });
  expect([picture!.width, picture!.rgb.length]).toEqual([64, 3 * 64 * 64]);
});

it('refuses what it cannot draw', () => {
  expect(() => draw(1, 1, ['bike'])).toThrow(expect.objectContaining({ code: 'UNKNOWN_CLASS' }));
  expect(() => draw(1, -1)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
});

/** How often the nearest other picture, by some feature, is of the same class. */
function nearestNeighbourAccuracy(
  pictures: LabelledPicture[],
  feature: (picture: LabelledPicture) => number[],
): number {
  const points = pictures.map((picture) => ({ label: picture.label, at: feature(picture) }));
  const distance = (a: number[], b: number[]): number =>
    a.reduce((sum, x, axis) => sum + (x - b[axis]!) ** 2, 0);
  const hits = points.filter((point) => {
    const others = points.filter((other) => other !== point);
    const nearest = others.reduce((best, other) =>
      distance(point.at, other.at) < distance(point.at, best.at) ? other : best,
    );
    return nearest.label === point.label;
  });
  return hits.length / points.length;
}

/** Mean and spread of each channel over the pixels that are wanted. */
const colours = (wanted: (x: number, y: number) => boolean) => (picture: LabelledPicture) =>
  [0, 1, 2].flatMap((channel) => {
    const values = [...picture.rgb].filter((_, at) => {
      const pixel = Math.floor(at / 3);
      return at % 3 === channel && wanted(pixel % 32, Math.floor(pixel / 32));
    });
    const mean = values.reduce((sum, value) => sum + value) / values.length;
    return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)];
  });

it('tells bicycles from motorcycles neither by their surroundings nor by colour', () => {
  const pictures = draw(3, 120, ['bicycle', 'motorcycle']);
  expect(
    nearestNeighbourAccuracy(
      pictures,
      colours((_x, y) => y < 4 || y > 29),
    ),
  ).toBeLessThan(0.62);
  expect(
    nearestNeighbourAccuracy(
      pictures,
      colours(() => true),
    ),
  ).toBeLessThan(0.7);
});
