import { type Random, randomNormal } from '@scones/deterministic';

/** How the colours of a picture change. */
export interface Recolouring {
  readonly contrast: number;
  readonly brightness: number;
  /** 1 keeps the colours, 0 makes them grey. */
  readonly saturation: number;
  /** What is done to red, green and blue each by itself; nothing if it is empty. */
  readonly tint: readonly Tint[];
}

interface Tint {
  readonly contrast: number;
  readonly brightness: number;
}

export interface RecolouringOptions {
  /** Deviation of brightness, contrast and saturation; 0 leaves them as they are. */
  readonly colour: number;
  /** Deviation of each channel's own contrast and brightness, as other light and other paint have it. */
  readonly tint: number;
}

export function drawRecolouring(random: Random, { colour, tint }: RecolouringOptions): Recolouring {
  const jitter = (): number => (colour === 0 ? 0 : colour * randomNormal(random));
  return {
    contrast: Math.max(1 + jitter(), 0.2),
    brightness: jitter(),
    saturation: Math.max(1 + 1.5 * jitter(), 0),
    tint: tint === 0 ? [] : [0, 1, 2].map(() => drawTint(random, tint)),
  };
}

function drawTint(random: Random, deviation: number): Tint {
  return { contrast: 1 + deviation * randomNormal(random), brightness: deviation * randomNormal(random) };
}

/** Changes a picture (3, H, W) of so many pixels in place. */
export function recolour(
  target: Float32Array,
  offset: number,
  pixels: number,
  { contrast, brightness, saturation, tint }: Recolouring,
): void {
  const isGlobal = contrast !== 1 || brightness !== 0 || saturation !== 1;
  if (isGlobal) recolourAlike(target, offset, pixels, { contrast, brightness, saturation });
  for (const [channel, own] of tint.entries()) {
    const start = offset + channel * pixels;
    for (let index = start; index < start + pixels; index++)
      target[index] = (target[index] as number) * own.contrast + own.brightness;
  }
}

function recolourAlike(
  target: Float32Array,
  offset: number,
  pixels: number,
  { contrast, brightness, saturation }: Omit<Recolouring, 'tint'>,
): void {
  for (let index = offset; index < offset + pixels; index++) {
    const red = target[index] as number;
    const green = target[index + pixels] as number;
    const blue = target[index + 2 * pixels] as number;
    const grey = ((red + green + blue) / 3) * (1 - saturation);
    target[index] = (red * saturation + grey) * contrast + brightness;
    target[index + pixels] = (green * saturation + grey) * contrast + brightness;
    target[index + 2 * pixels] = (blue * saturation + grey) * contrast + brightness;
  }
}
