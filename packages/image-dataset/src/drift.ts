import { randomNormal, type Random } from '@scones/deterministic';
import { DatasetError } from './dataset-error.ts';
import type { Picture } from './picture.ts';

/** How far the world has moved away from the training pictures: 0 is not at all, 1 is as far as it goes. */
export interface Drift {
  readonly blur: number;
  readonly darkness: number;
  readonly noise: number;
}

export const NO_DRIFT: Drift = { blur: 0, darkness: 0, noise: 0 };

/** At 1: a blur of 2.5 pixels for each 32 of the picture, a tenth of the light, noise of 60 of 255. */
const MOST = { blurOf32: 2.5, darkness: 0.9, noise: 60 };

/** A copy of the picture as a worse camera at a worse hour would have taken it. */
export function applyDrift<P extends Picture>(picture: P, drift: Drift, random: Random): P {
  checkDrift(drift);
  const { width, height } = picture;
  const sigma = (drift.blur * MOST.blurOf32 * Math.min(width, height)) / 32;
  let light: Float32Array = Float32Array.from(picture.rgb);
  // A blur so slight that its square is 0 would divide by it.
  if (sigma ** 2 > 0) {
    light = blurred(light, { count: width, stride: 3, lines: height, lineStride: 3 * width }, sigma);
    light = blurred(light, { count: height, stride: 3 * width, lines: width, lineStride: 3 }, sigma);
  }
  const gain = 1 - MOST.darkness * drift.darkness;
  const noise = MOST.noise * drift.noise;
  const rgb = Uint8Array.from(light, (value) => {
    const grain = noise > 0 ? noise * randomNormal(random) : 0;
    return Math.min(255, Math.max(0, Math.round(value * gain + grain)));
  });
  return { ...picture, rgb };
}

function checkDrift(drift: Drift): void {
  for (const knob of ['blur', 'darkness', 'noise'] as const) {
    if (drift[knob] >= 0 && drift[knob] <= 1) continue;
    throw new DatasetError('BAD_OPTION', `drift.${knob} is ${drift[knob]}`, 'Give a number from 0 to 1.');
  }
}

/** One direction of the picture as lines of pixels. */
interface Lines {
  readonly count: number;
  readonly stride: number;
  readonly lines: number;
  readonly lineStride: number;
}

function blurred(
  light: Float32Array,
  { count, stride, lines, lineStride }: Lines,
  sigma: number,
): Float32Array {
  const radius = Math.ceil(3 * sigma);
  const kernel = Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2) / (2 * sigma ** 2)),
  );
  const sum = kernel.reduce((total, weight) => total + weight);
  const result = new Float32Array(light.length);
  for (let line = 0; line < lines; line++) {
    for (let at = 0; at < count; at++) {
      for (let tap = 0; tap < kernel.length; tap++) {
        const source = Math.min(count - 1, Math.max(0, at + tap - radius));
        for (let channel = 0; channel < 3; channel++) {
          const base = line * lineStride + channel;
          result[base + at * stride]! += (light[base + source * stride]! * kernel[tap]!) / sum;
        }
      }
    }
  }
  return result;
}
