import { randomInteger, seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { augmentations } from '../train/augmentation.ts';
import { viewsOf } from './picture-views.ts';

const SIDE = 64;
const SIZE = 3 * SIDE * SIDE;
const random = seededRandom(3);
const pictures = [0, 1, 2].map(() => Uint8Array.from({ length: SIZE }, () => randomInteger(random, 256)));
const fill = viewsOf(
  { pictures, labels: [0, 1, 0], shape: { height: SIDE, width: SIDE } },
  { mean: [0, 0, 0], deviation: [1, 1, 1] },
  { augmentation: augmentations.crop_color_transform, random },
);

function view(number: number): number[][] {
  return pictures.map((_, index) => {
    const target = new Float32Array(SIZE);
    fill(number * pictures.length + index, target, 0);
    return [...target];
  });
}

const mirrored = (picture: Uint8Array): number[] =>
  Array.from(picture, (_, index) => picture[index - (index % SIDE) + (SIDE - 1 - (index % SIDE))] as number);

describe('the views of larger pictures', () => {
  it('begin with each picture as it is', () => {
    expect(view(0)).toEqual(pictures.map((picture) => [...picture]));
  });

  it('go on with each as a mirror shows it', () => {
    expect(view(1)).toEqual(pictures.map(mirrored));
  });

  it('vary from then on', () => {
    const known = [...pictures.map((picture) => [...picture]), ...pictures.map(mirrored)];
    for (const varied of view(2)) expect(known).not.toContainEqual(varied);
  });
});
