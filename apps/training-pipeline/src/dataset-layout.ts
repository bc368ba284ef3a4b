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
  return {
    pictures: { train: `${joinKey(prefix, 'train')}/`, test: `${joinKey(prefix, 'test')}/` },
    manifests: { train: joinKey(prefix, 'train.lst'), test: joinKey(prefix, 'test.lst') },
    classes: joinKey(prefix, 'classes.txt'),
  };
}
