import { DatasetError } from '../dataset-error.ts';
import { resolveClasses } from '../resolve-classes.ts';
import type { ListedPicture, Listing, PictureSource, ReadPicture } from '../source/picture-source.ts';
import { UnreadablePicture } from '../source/unreadable-picture.ts';
import type { WantedClasses } from '../source/wanted-classes.ts';
import type { FileTree } from './file-tree.ts';
import { type LabelledPath, type LabelledPaths, labelPaths } from './labelled-paths.ts';
import { PictureNames } from './picture-names.ts';

/** The pictures in the folders of a tree. */
export function treeSource(tree: FileTree, wanted: WantedClasses): PictureSource {
  return labelledSource(tree, wanted, async () => {
    const paths: string[] = [];
    for await (const path of tree.paths()) paths.push(path);
    return labelPaths(paths);
  });
}

/** The pictures of a tree by labels from anywhere. */
export function labelledSource(
  tree: FileTree,
  wanted: WantedClasses,
  label: () => Promise<LabelledPaths>,
): PictureSource {
  return {
    list: async () => listPaths(await label(), wanted),
    read: (pictures) => readFiles(tree, pictures),
  };
}

function listPaths({ pictures, notices }: LabelledPaths, wanted: WantedClasses): Listing {
  const known = [...new Set(pictures.map(({ className }) => className))].sort();
  for (const className of known) requireName(className);
  const classes = wanted(known);
  resolveClasses(classes, known);
  if (classes.length < 2) throw oneClass(classes[0] as string);
  const chosen = new Set(classes);
  const names = new PictureNames();
  const listed = pictures
    .filter(({ className }) => chosen.has(className))
    .map((picture): ListedPicture => ({
      ...pickLabel(picture),
      origin: picture.path,
      name: names.name(picture),
    }));
  return { classes, pictures: listed, notices };
}

function pickLabel({ className, split }: LabelledPath): Pick<ListedPicture, 'className' | 'split'> {
  return { className, split };
}

async function* readFiles(tree: FileTree, wanted: readonly ListedPicture[]): AsyncGenerator<ReadPicture> {
  const byPath = new Map(wanted.map((listed) => [listed.origin, listed]));
  const missing = new Map(byPath);
  for await (const { path, content } of tree.read(new Set(byPath.keys()))) {
    const listed = byPath.get(path);
    if (!listed) continue;
    missing.delete(path);
    yield { listed, content };
  }
  for (const listed of missing.values())
    yield { listed, content: () => Promise.reject(new UnreadablePicture('it is not there')) };
}

/** A class is a line of `classes.txt`, and its name stands in command lines with commas between. */
function requireName(className: string): void {
  if (/^[^\u0000-\u001f\u007f,]{1,100}$/.test(className) && className.trim() === className) return;
  throw new DatasetError(
    'BAD_LABEL_NAMES',
    `${JSON.stringify(className)} is no name for a class`,
    'A class is named without commas, control characters, or spaces at its ends, by at most 100 letters.',
  );
}

function oneClass(className: string): DatasetError {
  return new DatasetError(
    'NO_CLASSES',
    `There is only one class, "${className}"`,
    'Put the pictures of each class into a folder of its own: there must be two classes to tell apart.',
  );
}
