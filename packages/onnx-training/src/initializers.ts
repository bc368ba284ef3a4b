import { randomNormal } from '@scones/deterministic';
import type { Initializer } from './network-builder.ts';
import { sizeOf } from './tensor.ts';

export const zeros: Initializer = (shape) => new Float32Array(sizeOf(shape));

export const ones: Initializer = (shape) => new Float32Array(sizeOf(shape)).fill(1);

/** Normal with the variance 2 / fan-in (https://arxiv.org/abs/1502.01852). */
export const heNormal: Initializer = (shape, random) => {
  const deviation = Math.sqrt(2 / sizeOf(shape.slice(1)));
  return Float32Array.from({ length: sizeOf(shape) }, () => deviation * randomNormal(random));
};

/** Convolution filters of which the first pass their input on unchanged and the rest are random (https://arxiv.org/abs/2404.00498). */
export const partialIdentity: Initializer = (shape, random) => {
  const [filters = 0, channels = 0, height = 1, width = 1] = shape;
  const values = heNormal(shape, random);
  const center = Math.floor(height / 2) * width + Math.floor(width / 2);
  for (let filter = 0; filter < Math.min(filters, channels); filter++) {
    const start = filter * channels * height * width;
    values.fill(0, start, start + channels * height * width);
    values[start + filter * height * width + center] = 1;
  }
  return values;
};

/** Values made elsewhere, for instance measured on the training pictures. */
export const given =
  (values: Float32Array): Initializer =>
  () =>
    values;
