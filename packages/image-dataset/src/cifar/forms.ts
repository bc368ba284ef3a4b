import { DatasetError } from '../dataset-error.ts';
import type { Split } from '../picture.ts';

/** A form of the CIFAR archives, and the labels that are read from it: https://www.cs.toronto.edu/~kriz/cifar.html */
export interface CifarForm {
  readonly folder: string;
  /** The member that lists the class names. */
  readonly names: string;
  /** Bytes before the red, green and blue planes of a record. */
  readonly labelBytes: number;
  /** The place of the label among them. */
  readonly labelAt: number;
  readonly sets: ReadonlyMap<string, Split>;
}

const CIFAR_100 = 'cifar-100-binary';
const CIFAR_10 = 'cifar-10-batches-bin';

const CIFAR_100_SETS = new Map<string, Split>([
  [`${CIFAR_100}/train.bin`, 'train'],
  [`${CIFAR_100}/test.bin`, 'test'],
]);

/** The finer labels come first, since they are those that are meant unless the names say otherwise. */
const FORMS: readonly CifarForm[] = [
  {
    folder: CIFAR_100,
    names: `${CIFAR_100}/fine_label_names.txt`,
    labelBytes: 2,
    labelAt: 1,
    sets: CIFAR_100_SETS,
  },
  {
    folder: CIFAR_100,
    names: `${CIFAR_100}/coarse_label_names.txt`,
    labelBytes: 2,
    labelAt: 0,
    sets: CIFAR_100_SETS,
  },
  {
    folder: CIFAR_10,
    names: `${CIFAR_10}/batches.meta.txt`,
    labelBytes: 1,
    labelAt: 0,
    sets: new Map<string, Split>([
      ...[1, 2, 3, 4, 5].map((batch) => [`${CIFAR_10}/data_batch_${batch}.bin`, 'train'] as const),
      [`${CIFAR_10}/test_batch.bin`, 'test'],
    ]),
  },
];

const OTHER_FORMS: ReadonlyMap<string, string> = new Map([
  ['cifar-100-python', 'cifar-100-binary.tar.gz'],
  ['cifar-100-matlab', 'cifar-100-binary.tar.gz'],
  ['cifar-10-batches-py', 'cifar-10-binary.tar.gz'],
  ['cifar-10-batches-mat', 'cifar-10-binary.tar.gz'],
]);

/** The forms that an archive may have, by the path of any of its members; none where it is another archive. */
export function cifarForms(path: string): readonly CifarForm[] {
  const [folder = ''] = path.split('/');
  const binary = OTHER_FORMS.get(folder);
  if (binary !== undefined)
    throw new DatasetError(
      'UNSUPPORTED_FORM',
      `The archive has the folder ${folder}, which is CIFAR in a form for another program`,
      `Take the binary version: https://www.cs.toronto.edu/~kriz/${binary}`,
    );
  return FORMS.filter((form) => form.folder === folder);
}
