import { randomInteger, seededRandom } from '@scones/deterministic';
import { checkCount, LEAST_SIDE } from './check-count.ts';
import { applyDrift, NO_DRIFT, type Drift } from './drift.ts';
import type { LabelledPicture } from './picture.ts';
import { resolveClasses } from './resolve-classes.ts';
import { drawPicture } from './synthetic/draw-picture.ts';
import { SYNTHETIC_CLASSES } from './synthetic/vehicles.ts';

export interface StreamOptions {
  readonly classes: readonly string[];
  readonly seed: number;
  /** A constant, or a function of how many pictures came before. */
  readonly drift?: Drift | ((index: number) => Drift);
  readonly side?: number;
}

/** Test pictures of random classes without end. Same options, same pictures. */
export async function* streamPictures(options: StreamOptions): AsyncGenerator<LabelledPicture, never> {
  const { classes, seed, drift = NO_DRIFT, side = 32 } = options;
  checkCount('side', side, LEAST_SIDE);
  resolveClasses(classes, SYNTHETIC_CLASSES);
  const random = seededRandom(seed);
  for (let index = 0; ; index++) {
    // A turn of the event loop, so that a greedy reader does not block everything else.
    await new Promise((resolve) => setImmediate(resolve));
    const label = randomInteger(random, classes.length);
    const className = classes[label]!;
    const picture = drawPicture(className, random, side);
    const drifted = applyDrift(picture, typeof drift === 'function' ? drift(index) : drift, random);
    yield {
      split: 'test',
      className,
      label,
      name: `${className}-${String(index).padStart(7, '0')}`,
      ...drifted,
    };
  }
}
