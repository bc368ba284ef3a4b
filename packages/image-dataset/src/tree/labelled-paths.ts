import { DatasetError } from '../dataset-error.ts';
import type { Split } from '../picture.ts';
import { setNamed } from './set-names.ts';

/** A file by what its folders say of it. */
export interface LabelledPath {
  readonly path: string;
  readonly className: string;
  readonly split: Split | undefined;
}

export interface LabelledPaths {
  /** In the order of their paths. */
  readonly pictures: readonly LabelledPath[];
  readonly notices: readonly string[];
}

/** Files that stand beside pictures and are none. Everything else is taken for a picture until it is read. */
const NO_PICTURE = /\.(txt|md|json|jsonl|xml|csv|tsv|lst|ya?ml|html?|pdf|log|py|ipynb|db|ini|pkl|npy|mat)$/i;
const HIDDEN = /^(\..*|__MACOSX|thumbs\.db|desktop\.ini)$/i;

/**
 * Reads classes, and sets where there are any, from the names of folders: `CLASS/…` or `SET/CLASS/…`, in either case
 * perhaps below folders that hold nothing else. Paths of folders end in a slash.
 */
export function labelPaths(paths: Iterable<string>): LabelledPaths {
  const all = [...paths].sort();
  const shown = all.filter((path) => !isHidden(path));
  const files = shown.filter((path) => !path.endsWith('/') && !NO_PICTURE.test(path));
  const top = commonFolder(files);
  const inside = files.map((path) => ({ path, parts: path.slice(top.length).split('/') }));
  const hasSets = areSets(inside.map(({ parts }) => parts));
  const depth = hasSets ? 1 : 0;
  const labelled = inside.flatMap(({ path, parts }): LabelledPath[] => {
    const className = parts[depth] as string;
    const split = hasSets ? setNamed(parts[0] as string) : undefined;
    return parts.length > depth + 1 ? [{ path, className, split }] : [];
  });
  if (labelled.length === 0) throw noPictures();
  return {
    pictures: labelled,
    notices: [
      ...leftOut(
        all.filter((path) => !path.endsWith('/') && isHidden(path)),
        'hidden',
      ),
      ...leftOut(
        shown.filter((path) => NO_PICTURE.test(path)),
        'no picture, by its name',
      ),
      ...leftOut(
        inside.filter(({ parts }) => parts.length <= depth + 1).map(({ path }) => path),
        'in no folder of a class',
      ),
      ...emptyFolders(shown, files, top, depth),
    ],
  };
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => HIDDEN.test(part));
}

/** The folders above everything, `photographs/` of `photographs/cat/1.jpg` and `photographs/dog/1.jpg`. */
function commonFolder(files: readonly string[]): string {
  let top = '';
  for (;;) {
    const [first = ''] = files;
    const [folder, ...rest] = first.slice(top.length).split('/');
    const isShared = rest.length >= 2 && files.every((path) => path.startsWith(`${top}${folder}/`));
    // A set may be the only one, and a class that stands alone is no folder above classes.
    if (!isShared || setNamed(folder as string)) return top;
    top += `${folder}/`;
  }
}

/** Whether the uppermost folders are sets. Refuses sets and classes side by side. */
function areSets(paths: readonly (readonly string[])[]): boolean {
  const folders = new Set(paths.filter(({ length }) => length > 1).map(([folder]) => folder as string));
  const others = [...folders].filter((name) => !setNamed(name));
  if (others.length === 0) return folders.size > 0;
  const deep = paths.find(([folder = '', ...rest]) => setNamed(folder) && rest.length > 1);
  if (!deep) return false;
  throw new DatasetError(
    'MIXED_FOLDERS',
    `"${deep[0]}" is a set with folders of classes, but "${others[0]}" beside it is none`,
    'Put either the sets (train, validation, test) or the classes at the top, and nothing else beside them.',
  );
}

function leftOut(paths: readonly string[], why: string): string[] {
  const [first] = paths;
  if (first === undefined) return [];
  return [
    paths.length === 1
      ? `${first} is left out: ${why}`
      : `${paths.length} files are left out, the first of them ${first}: ${why}`,
  ];
}

/** Folders where those of classes stand, without a picture. */
function emptyFolders(
  shown: readonly string[],
  files: readonly string[],
  top: string,
  depth: number,
): string[] {
  return shown
    .filter((path) => path.endsWith('/') && path.startsWith(top))
    .filter((path) => {
      const level = path.slice(top.length).split('/').length - 2;
      return level >= 0 && level <= depth && !files.some((file) => file.startsWith(path));
    })
    .map((path) => `The folder ${path} has no pictures`);
}

function noPictures(): DatasetError {
  return new DatasetError(
    'NO_PICTURES',
    'There are no pictures in folders',
    'Put the pictures of each class into a folder of its name, or list them in a .csv of paths and labels.',
  );
}
