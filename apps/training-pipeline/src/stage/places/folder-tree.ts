import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileTree, tooManyBytes, type TreeFile, UnreadablePicture } from '@scones/image-dataset';

/** Deeper folders are left alone, as a link that leads back up would never end. */
const DEEPEST = 16;

/** The files of a folder of this machine. */
export function folderTree(folder: string): FileTree {
  return { paths: () => pathsBelow(folder, '', DEEPEST), read: (wanted) => readFiles(folder, wanted) };
}

async function* pathsBelow(folder: string, below: string, depth: number): AsyncGenerator<string> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below + entry.name;
    const isFolder = entry.isSymbolicLink()
      ? (await stat(join(folder, path)).catch(ignoreMissing))?.isDirectory()
      : entry.isDirectory();
    if (!isFolder) yield path;
    else {
      yield `${path}/`;
      if (depth > 0) yield* pathsBelow(folder, `${path}/`, depth - 1);
    }
  }
}

async function* readFiles(folder: string, wanted: ReadonlySet<string>): AsyncGenerator<TreeFile> {
  for (const path of wanted)
    yield await Promise.resolve({ path, content: () => readFileOf(join(folder, path)) });
}

async function readFileOf(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path);
    const wrong = tooManyBytes((await file.stat()).size);
    if (wrong) throw wrong;
    return await file.readFile();
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException);
  }
}

function explain(error: NodeJS.ErrnoException): Error {
  const reason = REASONS[error.code ?? ''];
  return reason === undefined ? error : new UnreadablePicture(reason, { cause: error });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a folder',
};

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
