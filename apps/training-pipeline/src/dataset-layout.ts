import { joinKey } from '@scones/s3-location';
import type { Split } from '@scones/image-dataset';

/** The keys of a staged data set's parts in its bucket. */
export interface DatasetLayout {
  /** Key prefixes; they end in a slash, or `train` would match `train.lst` too. */
  readonly pictures: Readonly<Record<Split, string>>;
  /** Keys of the `.lst` files. */
  readonly manifests: Readonly<Record<Split, string>>;
  /** Key of the class names, one a line, by label. */
  readonly classes: string;
}

export function datasetLayout(prefix: string): DatasetLayout {
  const bySplit = (keyOf: (split: Split) => string): Record<Split, string> => ({
    train: keyOf('train'),
    validation: keyOf('validation'),
    test: keyOf('test'),
  });
  return {
    pictures: bySplit((split) => `${joinKey(prefix, split)}/`),
    manifests: bySplit((split) => joinKey(prefix, `${split}.lst`)),
    classes: joinKey(prefix, 'classes.txt'),
  };
}
