import { chmod, mkdir, opendir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const OTHERS = 0o077;
const OWNER = 0o700;
/** A folder that is the root of a file system has it. */
const NOT_SOMEBODYS = new Set(['lost+found']);

/**
 * Makes the folder the emulator's alone, since objects, code and logs are for nobody else to read. A folder with the
 * mark of an emulator's state is restricted with everything in it. Rejects for a folder that holds something else.
 */
export async function makePrivate(path: string, sign: string): Promise<void> {
  await makeFolder(path);
  const { mode } = await stat(path);
  if ((mode & OTHERS) === 0) return;
  const names = await readdir(path);
  if (names.includes(sign)) return await tighten(path);
  const foreign = names.find((name) => !NOT_SOMEBODYS.has(name));
  if (foreign !== undefined)
    throw new Error(`it holds ${foreign}, and as the emulator's folder nobody else could read it any more`);
  await chmod(path, OWNER);
}

/** Node's own way to make a folder with its parents never ends where the system says that a parent is missing which is there: `/proc/x`. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: OWNER });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || (await isThere(dirname(path)))) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, { mode: OWNER });
  }
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

/** The folder comes first: from then on nobody else can reach its content. */
async function tighten(folder: string): Promise<void> {
  await chmod(folder, OWNER);
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await tighten(path);
    // chmod would follow a link, perhaps out of the folder.
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & OWNER);
  }
}
