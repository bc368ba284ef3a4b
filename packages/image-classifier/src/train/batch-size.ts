import type { PictureShape } from '../model/decode-picture.ts';
import type { Hyperparameters } from './hyperparameters.ts';

const DEFAULT = 32;
/** At 224 pixels a side 32 pictures take more than 16 GB while three networks learn from them; as many pixels as these, 5. */
const MOST_PIXELS = DEFAULT * 96 * 96;
/** Batch norm tells nothing from one. */
const FEWEST = 2;

/** Without a wish, a batch of large pictures is smaller. It has no more pictures than there are to learn from. */
export function batchSizeFor(
  { mini_batch_size: wanted }: Pick<Hyperparameters, 'mini_batch_size'>,
  pictures: number,
  { height, width }: PictureShape = { height: 1, width: 1 },
): number {
  const roomy = Math.max(FEWEST, Math.min(DEFAULT, Math.floor(MOST_PIXELS / (height * width))));
  return Math.min(wanted ?? roomy, pictures);
}
