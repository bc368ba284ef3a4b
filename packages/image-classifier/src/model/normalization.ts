import type { LabelledPictures } from '../train/labelled-pictures.ts';

/** Mean and standard deviation of each channel, in bytes' units. */
export interface Normalization {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** Keeps a channel without any contrast from being divided by zero. */
const SMALLEST_DEVIATION = 1;

export function measureNormalization({ pictures, shape }: LabelledPictures): Normalization {
  const pixels = shape.height * shape.width;
  const channels = [0, 1, 2].map((channel) => measureChannel(pictures, channel * pixels, pixels));
  return { mean: channels.map(({ mean }) => mean), deviation: channels.map(({ deviation }) => deviation) };
}

function measureChannel(
  pictures: readonly Uint8Array[],
  start: number,
  pixels: number,
): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (const picture of pictures) {
    for (let pixel = start; pixel < start + pixels; pixel++) {
      const value = picture[pixel] as number;
      sum += value;
      squares += value * value;
    }
  }
  const count = pictures.length * pixels;
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(squares / count - mean * mean, 0));
  return { mean, deviation: Math.max(deviation, SMALLEST_DEVIATION) };
}

/** Writes a picture of bytes (3, H, W) as normalized numbers to `target`, from `offset` on. */
export function normalizeInto(
  target: Float32Array,
  offset: number,
  picture: Uint8Array,
  { mean, deviation }: Normalization,
): void {
  const pixels = picture.length / 3;
  for (let channel = 0; channel < 3; channel++) {
    const shift = mean[channel] as number;
    const factor = 1 / (deviation[channel] as number);
    for (let index = channel * pixels; index < (channel + 1) * pixels; index++) {
      target[offset + index] = ((picture[index] as number) - shift) * factor;
    }
  }
}
