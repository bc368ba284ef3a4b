import { seededRandom } from '@scones/deterministic';
import { checkCount, LEAST_SIDE } from '../check-count.ts';
import type { LabelledPicture, Split } from '../picture.ts';
import { resolveClasses } from '../resolve-classes.ts';
import { sourceFromPictures } from '../source/from-pictures.ts';
import type { PictureSource } from '../source/picture-source.ts';
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
  const { seed, side = 32 } = options;
  const random = seededRandom(seed);
  for (const named of nameSyntheticDataset(options))
    yield { ...named, ...drawPicture(named.className, random, side) };
}

/** The same pictures, each drawn when it is read. */
export function syntheticSource(options: SyntheticOptions): PictureSource {
  return sourceFromPictures(options.classes, {
    name: () => nameSyntheticDataset(options),
    open: () => drawSyntheticDataset(options),
  });
}

function* nameSyntheticDataset(
  options: SyntheticOptions,
): Generator<Pick<LabelledPicture, 'split' | 'className' | 'label' | 'name'>> {
  const { classes, trainPerClass, testPerClass, side = 32 } = options;
  checkCount('trainPerClass', trainPerClass, 0);
  checkCount('testPerClass', testPerClass, 0);
  checkCount('side', side, LEAST_SIDE);
  resolveClasses(classes, SYNTHETIC_CLASSES);
  const counts: [Split, number][] = [
    ['train', trainPerClass],
    ['test', testPerClass],
  ];
  for (const [split, count] of counts) {
    for (let index = 0; index < count; index++) {
      for (const [label, className] of classes.entries())
        yield { split, className, label, name: `${className}-${String(index).padStart(5, '0')}` };
    }
  }
}
