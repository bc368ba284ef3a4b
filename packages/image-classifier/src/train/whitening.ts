import { eigenvectors } from './eigenvectors.ts';
import type { LabelledPictures } from './labelled-pictures.ts';
import { type Normalization, normalizeInto } from '../model/normalization.ts';

const SIDE = 2;
const PATCH = 3 * SIDE * SIDE;
/** Keeps directions with next to no variance from being blown up into noise. */
const EPSILON = 5e-4;
/** The patches of more pixels hardly change the covariance. */
const MOST_PIXELS = 2_000 * 32 * 32;

/** Filters (24, 3, 2, 2) that make the training pictures' patches uncorrelated, then their opposites. */
export function whiteningFilters(data: LabelledPictures, normalization: Normalization): Float32Array {
  const pairs = eigenvectors(patchCovariance(data, normalization));
  const filters = pairs.flatMap(({ value, vector }) =>
    vector.map((x) => x / Math.sqrt(Math.max(value, 0) + EPSILON)),
  );
  return Float32Array.from([...filters, ...filters.map((x) => -x)]);
}

function patchCovariance({ pictures, shape }: LabelledPictures, normalization: Normalization): number[][] {
  const sums = Array.from({ length: PATCH }, () => new Array<number>(PATCH).fill(0));
  const { height, width } = shape;
  // Spread over all of them: a list may be in the order of the classes.
  const every = Math.ceil((pictures.length * height * width) / MOST_PIXELS);
  const used = pictures.filter((_, index) => index % every === 0);
  const picture = new Float32Array(3 * height * width);
  const patch = new Float64Array(PATCH);
  for (const bytes of used) {
    normalizeInto(picture, 0, bytes, normalization);
    for (let y = 0; y + SIDE <= height; y++) {
      for (let x = 0; x + SIDE <= width; x++) {
        copyPatch(patch, picture, { y, x, height, width });
        addProducts(sums, patch);
      }
    }
  }
  const count = used.length * (height - SIDE + 1) * (width - SIDE + 1);
  return sums.map((row) => row.map((sum) => sum / count));
}

function copyPatch(
  patch: Float64Array,
  picture: Float32Array,
  at: { y: number; x: number; height: number; width: number },
): void {
  let index = 0;
  for (let channel = 0; channel < 3; channel++) {
    for (let y = at.y; y < at.y + SIDE; y++) {
      const row = (channel * at.height + y) * at.width + at.x;
      for (let x = 0; x < SIDE; x++) patch[index++] = picture[row + x] as number;
    }
  }
}

function addProducts(sums: number[][], patch: Float64Array): void {
  sums.forEach((row, i) => {
    const value = patch[i] as number;
    for (let j = 0; j < PATCH; j++) (row[j] as number) += value * (patch[j] as number);
  });
}
