import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  decodeList,
  labelledSource,
  type PictureSource,
  readCsvList,
  readLstList,
  type WantedClasses,
} from '@scones/image-dataset';
import { folderTree } from './folder-tree.ts';

/** The pictures that a .csv or a .lst of this machine names, by paths that start from its folder. */
export function listSource(path: string, wanted: WantedClasses): PictureSource {
  const folder = dirname(path);
  return labelledSource(folderTree(folder), wanted, async () => {
    const text = decodeList(await readFile(path), basename(path));
    if (!isLst(path)) return readCsvList(text, basename(path));
    return readLstList(text, basename(path), await classNames(join(folder, 'classes.txt')));
  });
}

export function isList(path: string): boolean {
  return /\.(csv|tsv|lst)$/i.test(path);
}

const isLst = (path: string): boolean => /\.lst$/i.test(path);

/** Undefined where no file names the classes of the labels. */
async function classNames(path: string): Promise<string[] | undefined> {
  try {
    const names = decodeList(await readFile(path), basename(path)).split(/\r?\n/);
    return names.filter((name) => name !== '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
