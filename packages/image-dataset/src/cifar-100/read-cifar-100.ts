import { DatasetError } from '../dataset-error.ts';
import type { LabelledPicture, Split } from '../picture.ts';
import { resolveClasses } from '../resolve-classes.ts';
import { sourceFromPictures } from '../source/from-pictures.ts';
import type { PictureSource } from '../source/picture-source.ts';
import { archiveMembers, type ArchiveMember, type OpenArchive } from './archive-members.ts';
import { FOLDER, missingMember, readFineLabelNames } from './fine-label-names.ts';
import { readRecords, SIDE } from './records.ts';

export interface Cifar100Options {
  /** Fine classes by name; a picture's label is its class's position here. */
  readonly classes: readonly string[];
}

const SPLITS = new Map<string, Split>([
  [`${FOLDER}/train.bin`, 'train'],
  [`${FOLDER}/test.bin`, 'test'],
]);

/**
 * The pictures of some classes, as the archive is read. Opens it twice: names may follow the pictures.
 * Some faults show only at the end, so keep nothing until the last picture has come.
 */
export async function* readCifar100(
  open: OpenArchive,
  { classes }: Cifar100Options,
): AsyncGenerator<LabelledPicture> {
  const names = await readFineLabelNames(open);
  const fineLabels = resolveClasses(classes, names);
  const missing = new Set(SPLITS.keys());
  for await (const member of archiveMembers(open)) {
    const split = SPLITS.get(member.path);
    if (split === undefined) continue;
    missing.delete(member.path);
    yield* picturesOf(member, split, { classes, names, fineLabels });
  }
  for (const path of missing) throw missingMember(path);
}

/** The same pictures as a source, for which the archive is gone through twice more. */
export function cifar100Source(open: OpenArchive, options: Cifar100Options): PictureSource {
  const pictures = (): AsyncGenerator<LabelledPicture> => readCifar100(open, options);
  return sourceFromPictures(options.classes, { name: pictures, open: pictures });
}

async function* picturesOf(
  member: ArchiveMember,
  split: Split,
  wanted: { classes: readonly string[]; names: readonly string[]; fineLabels: readonly number[] },
): AsyncGenerator<LabelledPicture> {
  const empty = new Set(wanted.classes);
  for await (const { index, fineLabel, rgb } of readRecords(member)) {
    if (fineLabel >= wanted.names.length) throw labelOutOfRange(member.path, index, fineLabel, wanted.names);
    const label = wanted.fineLabels.indexOf(fineLabel);
    const className = wanted.classes[label];
    if (className === undefined) continue;
    empty.delete(className);
    const name = `${className}-${String(index).padStart(5, '0')}`;
    yield { split, className, label, name, width: SIDE, height: SIDE, rgb: rgb() };
  }
  for (const className of empty) throw emptyClass(className, member.path);
}

function labelOutOfRange(path: string, index: number, label: number, names: readonly string[]): DatasetError {
  return new DatasetError(
    'LABEL_OUT_OF_RANGE',
    `Record ${index} of the archive's member "${path}" has label ${label}, but there are ${names.length} names`,
    'Delete the archive and download it again.',
  );
}

function emptyClass(className: string, path: string): DatasetError {
  return new DatasetError(
    'EMPTY_CLASS',
    `Class "${className}" has no pictures in the archive's member "${path}"`,
    'Choose classes that this archive has pictures of; a subset may have fewer than the whole data set.',
  );
}
