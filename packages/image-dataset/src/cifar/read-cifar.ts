import { archiveMembers, type ArchiveMember, type OpenArchive } from '../archive/archive-members.ts';
import { DatasetError } from '../dataset-error.ts';
import type { LabelledPicture, Split } from '../picture.ts';
import { resolveClasses } from '../resolve-classes.ts';
import { sourceFromPictures } from '../source/from-pictures.ts';
import type { PictureSource } from '../source/picture-source.ts';
import type { WantedClasses } from '../source/wanted-classes.ts';
import { type CifarForm } from './forms.ts';
import { CIFAR_LIMITS, missingMember, readLabelNames } from './label-names.ts';
import { readRecords, SIDE } from './records.ts';

interface CifarSet {
  readonly form: CifarForm;
  /** By the archive's labels. */
  readonly names: readonly string[];
  readonly classes: readonly string[];
  /** The archive's label of each class. */
  readonly labels: readonly number[];
}

/**
 * The pictures of some classes of a CIFAR archive, which is gone through several times: names may follow the pictures.
 * Some faults show only at its end, so nothing may be kept until the last picture has come.
 */
export function cifarSource(
  open: OpenArchive,
  forms: readonly CifarForm[],
  wanted: WantedClasses,
): PictureSource {
  const opened = async (): Promise<PictureSource> => {
    const set = await chooseSet(open, forms, wanted);
    const pictures = (): AsyncGenerator<LabelledPicture> => readSet(open, set);
    return sourceFromPictures(set.classes, { name: pictures, open: pictures });
  };
  return {
    list: async () => (await opened()).list(),
    async *read(pictures) {
      yield* (await opened()).read(pictures);
    },
  };
}

/** The first form that knows all the classes; where none does, the first form says what is wrong with them. */
async function chooseSet(
  open: OpenArchive,
  forms: readonly CifarForm[],
  wanted: WantedClasses,
): Promise<CifarSet> {
  const [first, ...others] = forms as [CifarForm, ...CifarForm[]];
  const set = async (form: CifarForm): Promise<CifarSet> => {
    const names = await readLabelNames(open, form.names);
    const classes = wanted(names);
    return { form, names, classes, labels: resolveClasses(classes, names) };
  };
  try {
    return await set(first);
  } catch (error) {
    if (!(error instanceof DatasetError) || error.code !== 'UNKNOWN_CLASS') throw error;
    for (const form of others) {
      const found = await set(form).catch(() => undefined);
      if (found) return found;
    }
    throw error;
  }
}

async function* readSet(open: OpenArchive, set: CifarSet): AsyncGenerator<LabelledPicture> {
  const missing = new Set(set.form.sets.keys());
  const before = new Map<Split, number>();
  for await (const member of archiveMembers(open, CIFAR_LIMITS)) {
    const split = set.form.sets.get(member.path);
    if (split === undefined) continue;
    missing.delete(member.path);
    const offset = before.get(split) ?? 0;
    before.set(split, offset + (yield* picturesOf(member, split, set, offset)));
  }
  for (const path of missing) throw missingMember(path);
}

/** Returns how many records the member has. */
async function* picturesOf(
  member: ArchiveMember,
  split: Split,
  { form, names, classes, labels }: CifarSet,
  offset: number,
): AsyncGenerator<LabelledPicture, number> {
  const empty = new Set(classes);
  let records = 0;
  for await (const { index, label: theirs, rgb } of readRecords(member, form)) {
    records += 1;
    if (theirs >= names.length) throw labelOutOfRange(member.path, index, theirs, names);
    const label = labels.indexOf(theirs);
    const className = classes[label];
    if (className === undefined) continue;
    empty.delete(className);
    const name = `${className}-${String(offset + index).padStart(5, '0')}`;
    yield { split, className, label, name, width: SIDE, height: SIDE, rgb: rgb() };
  }
  for (const className of empty) throw emptyClass(className, member.path);
  return records;
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
