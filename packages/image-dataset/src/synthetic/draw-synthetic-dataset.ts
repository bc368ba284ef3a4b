import { seededRandom } from '@scones/deterministic';
import { checkCount, LEAST_SIDE } from '../check-count.ts';
import type { LabelledPicture, Split } from '../picture.ts';
import { resolveClasses } from '../resolve-classes.ts';
import { drawPicture } from './draw-picture.ts';
import { SYNTHETIC_CLASSES } from './vehicles.ts';

export interface SyntheticOptions {
  /** Some of `SYNTHETIC_CLASSES`; a picture's label is its class's position here. */
  readonly classes: readonly string[];
  readonly trainPerClass: number;
  readonly testPerClass: number;
  readonly seed: number;
  /** Pixels a side; 32 by default. */
  readonly side?: number;
}

/** Draws the training pictures, then the test pictures, class by class in turn. Same seed, same bytes. */
export function* drawSyntheticDataset(options: SyntheticOptions): Generator<LabelledPicture> {
  const { classes, trainPerClass, testPerClass, seed, side = 32 } = options;
  checkCount('trainPerClass', trainPerClass, 0);
  checkCount('testPerClass', testPerClass, 0);
  checkCount('side', side, LEAST_SIDE);
  resolveClasses(classes, SYNTHETIC_CLASSES);
  const random = seededRandom(seed);
  const counts: [Split, number][] = [
    ['train', trainPerClass],
    ['test', testPerClass],
  ];
  for (const [split, count] of counts) {
    for (let index = 0; index < count; index++) {
      for (const [label, className] of classes.entries()) {
        const name = `${className}-${String(index).padStart(5, '0')}`;
        yield { split, className, label, name, ...drawPicture(className, random, side) };
      }
    }
  }
}
