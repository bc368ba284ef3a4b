import { lstat, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name, among the runs, of what leads to the latest. */
export const LATEST = 'latest';

/** Where no link can be made, a text file says which folder is the latest. */
const NO_LINKS = ['EPERM', 'ENOSYS', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP'];

type MakeLink = (target: string, path: string) => Promise<void>;

/**
 * Lets `latest` lead to a run beside it: by a link or, where the system permits none (Windows without developer mode),
 * as a text file with the folder's name. A folder in its place is a former report, which is kept under its time.
 * Resolves to what can be opened to get there.
 */
export async function pointLatest(
  folder: string,
  name: string,
  makeLink: MakeLink = (target, path) => symlink(target, path, 'dir'),
): Promise<string> {
  const latest = join(folder, LATEST);
  await keepFormer(folder, latest);
  const fresh = join(folder, `.${LATEST}-${name}`);
  await rm(fresh, { force: true });
  try {
    await makeLink(name, fresh);
    await rename(fresh, latest);
    return latest;
  } catch (error) {
    if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await rm(latest, { force: true });
    await writeFile(latest, `${name}\n`);
    return join(folder, name);
  }
}

async function keepFormer(folder: string, latest: string): Promise<void> {
  const found = await lstat(latest).catch(() => undefined);
  if (!found?.isDirectory()) return;
  const place = join(folder, runName(found.mtimeMs));
  await rename(latest, place);
  await utimes(place, found.atime, found.mtime);
}

/** `2026-11-28T14-05-17-123Z`: the time of a run, fit to be a folder's name on every system. */
export const runName = (time: number): string => new Date(time).toISOString().replaceAll(/[:.]/g, '-');
