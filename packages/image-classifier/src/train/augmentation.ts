import type { Random } from '@scones/deterministic';
import type { PictureShape } from '../model/decode-picture.ts';
import { drawRecolouring, recolour, type Recolouring, type RecolouringOptions } from './recolour.ts';

/** How strongly pictures are varied while training. */
export interface AugmentationOptions extends RecolouringOptions {
  /** Largest shift, in pixels of a 32-pixel side. */
  readonly shift: number;
  /** Largest turn, shear and change of size; 0 leaves shapes as they are. */
  readonly rotationDegrees: number;
  readonly shear: number;
  readonly zoom: number;
  /** The share of the pictures that is turned, sheared and zoomed, which blurs them. The others stay sharp. */
  readonly bent: number;
  /** The share of the pictures that gets a rectangle of another picture (https://arxiv.org/abs/1905.04899). */
  readonly cutMix: number;
}

/** Nothing is varied but the side that a mirror shows. */
export const AS_THEY_ARE: AugmentationOptions = {
  shift: 0,
  rotationDegrees: 0,
  shear: 0,
  zoom: 0,
  bent: 0,
  colour: 0,
  tint: 0,
  cutMix: 0,
};

/** The built-in algorithm's augmentation types, each going further than the one before. */
export const augmentations = {
  crop: { ...AS_THEY_ARE, shift: 3 },
  crop_color: { ...AS_THEY_ARE, shift: 3, colour: 0.2 },
  crop_color_transform: {
    shift: 3,
    bent: 1,
    rotationDegrees: 8,
    shear: 0.07,
    zoom: 0.1,
    colour: 0.2,
    tint: 0.12,
    cutMix: 0.5,
  },
} satisfies Record<string, AugmentationOptions>;

/** The map from a pixel of the varied picture to one of the source: x' = a x + b y + c, y' = d x + e y + f. */
type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** One variation: where pixels come from, and how their colours change. */
export interface Variation extends Recolouring {
  readonly affine: Affine;
}

/** The picture as it is, or as a mirror shows it. */
export function plainVariation({ width }: PictureShape, mirrored: boolean): Variation {
  return {
    affine: mirrored ? [-1, 0, width - 1, 0, 1, 0] : [1, 0, 0, 0, 1, 0],
    contrast: 1,
    brightness: 0,
    saturation: 1,
    tint: [],
  };
}

export function drawVariation(
  random: Random,
  options: AugmentationOptions,
  shape: PictureShape,
  mirrored: boolean,
): Variation {
  return { affine: drawAffine(random, options, shape, mirrored), ...drawRecolouring(random, options) };
}

function drawAffine(
  random: Random,
  options: AugmentationOptions,
  shape: PictureShape,
  mirrored: boolean,
): Affine {
  const between = (limit: number): number => (limit === 0 ? 0 : (2 * random.float() - 1) * limit);
  const shift = (side: number): number =>
    options.shift === 0 ? 0 : Math.round(between(options.shift + 0.499) * (side / 32));
  const isBent = options.bent > 0 && random.float() < options.bent;
  const { rotationDegrees, zoom, shear: mostShear } = isBent ? options : AS_THEY_ARE;
  const angle = (between(rotationDegrees) * Math.PI) / 180;
  const size = Math.exp(between(zoom));
  const stretch = Math.exp(between(zoom / 2));
  const shear = between(mostShear);
  const [cosine, sine] = [Math.cos(angle) * size, Math.sin(angle) * size];
  const flip = mirrored ? -1 : 1;
  const [a, b] = [flip * cosine * stretch, (shear * cosine - sine) / stretch];
  const [d, e] = [flip * sine * stretch, (shear * sine + cosine) / stretch];
  const [middleX, middleY] = [(shape.width - 1) / 2, (shape.height - 1) / 2];
  return [
    a,
    b,
    middleX - a * middleX - b * middleY + shift(shape.width),
    d,
    e,
    middleY - d * middleX - e * middleY + shift(shape.height),
  ];
}

/** Writes the varied picture (3, H, W) to `target`, sampling bilinearly and mirroring at the edges. */
export function varyInto(
  target: Float32Array,
  offset: number,
  source: Float32Array,
  { height, width }: PictureShape,
  variation: Variation,
): void {
  const pixels = height * width;
  const [a, b, c, d, e, f] = variation.affine;
  const isWhole = [a, b, c, d, e, f].every(Number.isInteger);
  let index = offset;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, index++) {
      const sourceX = a * x + b * y + c;
      const sourceY = d * x + e * y + f;
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      const x0 = mirrorInside(left, width);
      const row0 = mirrorInside(top, height) * width;
      if (isWhole) {
        for (let channel = 0; channel < 3; channel++) {
          target[index + channel * pixels] = source[channel * pixels + row0 + x0] as number;
        }
        continue;
      }
      const x1 = mirrorInside(left + 1, width);
      const row1 = mirrorInside(top + 1, height) * width;
      const [alongX, alongY] = [sourceX - left, sourceY - top];
      for (let channel = 0, plane = 0; channel < 3; channel++, plane += pixels) {
        const p = source[plane + row0 + x0] as number;
        const q = source[plane + row0 + x1] as number;
        const r = source[plane + row1 + x0] as number;
        const s = source[plane + row1 + x1] as number;
        const upper = p + (q - p) * alongX;
        target[index + plane] = upper + (r + (s - r) * alongX - upper) * alongY;
      }
    }
  }
  recolour(target, offset, pixels, variation);
}

/** Index `-1` is the picture's second pixel, as in a mirror that stands on the edge pixel. */
function mirrorInside(index: number, size: number): number {
  const inside = index < 0 ? -index : index >= size ? 2 * size - 2 - index : index;
  return inside < 0 ? 0 : inside >= size ? size - 1 : inside;
}
