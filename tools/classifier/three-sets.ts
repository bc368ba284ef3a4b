import type { LabelledPictures } from '@scones/image-classifier';
import { cutSets, type Split } from '@scones/image-dataset';
import type { ArchivePictures } from './read-archive.ts';

/** As `stage` cuts them by default. */
const CUT = { seed: 1, validationShare: 0.1, testShare: 0.2 };

/**
 * Pictures to learn from, to calibrate with and to judge by. Validation pictures are cut from those to learn from, as
 * staging does; the pictures whose split is undefined are left out.
 */
export function threeSets(
  all: ArchivePictures,
  splitOf: (place: number) => Split | undefined,
): Record<Split, LabelledPictures> {
  const places = [...all.labels.keys()].filter((place) => splitOf(place) !== undefined);
  const listed = places.map((place) => ({
    className: all.classes[all.labels[place] as number] as string,
    split: splitOf(place),
  }));
  const sets = cutSets(listed, all.classes, CUT);
  const those = (split: Split): LabelledPictures => {
    const wanted = places.filter((_, index) => sets[index] === split);
    return {
      shape: all.shape,
      pictures: wanted.map((place) => all.pictures[place] as Uint8Array),
      labels: wanted.map((place) => all.labels[place] as number),
    };
  };
  return { train: those('train'), validation: those('validation'), test: those('test') };
}
