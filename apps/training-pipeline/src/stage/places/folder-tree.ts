import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileTree, tooManyBytes, type TreeFile, UnreadablePicture } from '@scones/image-dataset';

/** The files of a folder of this machine. */
export function folderTree(folder: string): FileTree {
  return { paths: () => pathsBelow(folder), read: (wanted) => readFiles(folder, wanted) };
}

async function* pathsBelow(
  folder: string,
  below = '',
  above: readonly string[] = [],
): AsyncGenerator<string> {
  const place = await realpath(join(folder, below));
  // A link that leads back up has the same pictures once more, and so on without end.
  if (above.includes(place)) return;
  for (const entry of await readdir(place, { withFileTypes: true })) {
    const path = below + entry.name;
    const isFolder = entry.isSymbolicLink()
      ? (await stat(join(place, entry.name)).catch(ignoreMissing))?.isDirectory()
      : entry.isDirectory();
    if (!isFolder) yield path;
    else {
      yield `${path}/`;
      yield* pathsBelow(folder, `${path}/`, [...above, place]);
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
