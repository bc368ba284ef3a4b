import { mkdtempDisposable, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `mkdtempDisposable` answers. */
type DisposableFolder = Awaited<ReturnType<typeof mkdtempDisposable>>;

/**
 * A folder for this process, among the system's temporary ones: `NAME-<process>-xxxxxx`. Those of the same name whose
 * process was ended by force, and so could not remove them, are removed first.
 */
export async function temporaryFolder(name: string, parent = tmpdir()): Promise<DisposableFolder> {
  for (const entry of await readdir(parent)) {
    const owner = ownerOf(entry, name);
    if (owner !== undefined && !isAlive(owner)) await removeOwn(join(parent, entry));
  }
  return await mkdtempDisposable(join(parent, `${name}-${process.pid}-`));
}

function ownerOf(entry: string, name: string): number | undefined {
  if (!entry.startsWith(`${name}-`)) return undefined;
  const owner = /^(\d+)-\w{6}$/.exec(entry.slice(name.length + 1))?.[1];
  return owner === undefined ? undefined : Number(owner);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Another user's folder stays, and so does one that somebody else is removing. */
async function removeOwn(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    if (!KEPT.has((error as NodeJS.ErrnoException).code)) throw error;
  }
}

const KEPT = new Set<string | undefined>(['EACCES', 'EPERM', 'ENOTEMPTY', 'EBUSY']);
