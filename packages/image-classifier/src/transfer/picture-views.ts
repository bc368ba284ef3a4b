import type { Random } from '@scones/deterministic';
import { type AugmentationOptions, drawVariation, plainVariation, varyInto } from '../train/augmentation.ts';
import type { LabelledPictures } from '../train/labelled-pictures.ts';
import { type Normalization, normalizeInto } from '../model/normalization.ts';
import type { FillInput } from './activations.ts';

/** Activations of more numbers than that are not kept: 512 MiB. */
const MOST_NUMBERS = 2 ** 27;

/** How many views of each picture there is room for. */
export function viewsThatFit(wanted: number, pictures: number, sizeOfOne: number): number {
  return Math.max(1, Math.min(wanted, Math.floor(MOST_NUMBERS / (pictures * sizeOfOne))));
}

/** First each picture as it is, then each mirrored, then varied views; all pictures of one view, then of the next. */
export function viewsOf(
  { pictures, shape }: LabelledPictures,
  preprocessing: Normalization,
  { augmentation, random }: { augmentation: AugmentationOptions; random: Random },
): FillInput {
  const source = new Float32Array(3 * shape.height * shape.width);
  return (index, target, offset) => {
    const view = Math.floor(index / pictures.length);
    normalizeInto(source, 0, pictures[index % pictures.length] as Uint8Array, preprocessing);
    const variation =
      view < 2
        ? plainVariation(shape, view === 1)
        : drawVariation(random, augmentation, shape, random.float() < 0.5);
    varyInto(target, offset, source, shape, variation);
  };
}
