import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError } from './command-error.ts';

/** The files of a folder, by their names. */
export type ReportFiles = Readonly<Record<string, string | Uint8Array>>;

/** Checks before the work, rather than after it, that a report of such files can be written there. */
export async function requireReportFolder(folder: string, names: readonly string[]): Promise<void> {
  try {
    await requireFree(folder, names);
    await mkdir(dirname(folder), { recursive: true });
    await rmdir(await mkdtemp(`${folder}.new-`));
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    throw new CommandError(
      'REPORT_REFUSED',
      `No report can be written to ${folder}: ${(cause as Error).message}`,
      'Make room or give yourself the right to write there, or name another folder with --report.',
      { cause },
    );
  }
}

/** A report replaces what is in its place, so only a former report may be there. */
async function requireFree(folder: string, names: readonly string[]): Promise<void> {
  const isFile = (await stat(folder).catch(ignoreMissing))?.isFile() ?? false;
  const inside = isFile ? [] : ((await readdir(folder).catch(ignoreMissing)) ?? []);
  const others = inside.filter((name) => !names.includes(name));
  if (!isFile && others.length === 0) return;
  throw new CommandError(
    'REPORT_REFUSED',
    isFile
      ? `${folder} is a file, and a report is a folder`
      : `${folder} holds other things than a report: ${others[0]}`,
    'Name a folder with --report that is empty, or holds a former report, or is not there yet.',
  );
}

/** Writes the files as a whole. The folder's old content stays until all of them are there. */
export async function writeReportFolder(folder: string, files: ReportFiles): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}.new-`);
  const former = `${fresh}.former`;
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(fresh, name), content);
    await rename(folder, former).catch(ignoreMissing);
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(former, { recursive: true, force: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
