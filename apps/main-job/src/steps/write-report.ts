import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError } from '@scones/command-line';
import { type ReportData, renderReport, summarySchema } from '@scones/model-monitor';

/** Checks before the work, rather than after it, that a report can be written there. */
export async function requireWritable(folder: string): Promise<void> {
  try {
    await requireFree(folder);
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
async function requireFree(folder: string): Promise<void> {
  const isFile = (await stat(folder).catch(ignoreMissing))?.isFile() ?? false;
  const others = isFile ? [] : ((await readdir(folder).catch(ignoreMissing)) ?? []).filter(isForeign);
  if (!isFile && others.length === 0) return;
  throw new CommandError(
    'REPORT_REFUSED',
    isFile
      ? `${folder} is a file, and a report is a folder`
      : `${folder} holds other things than a report: ${others[0]}`,
    'Name a folder with --report that is empty, or holds a former report, or is not there yet.',
  );
}

const isForeign = (name: string): boolean => name !== 'summary.json' && name !== 'index.html';

/** Writes `summary.json` and `index.html`. The folder's old content stays until both are whole. */
export async function writeReport(
  folder: string,
  data: ReportData,
): Promise<{ summary: string; page: string }> {
  const summary = `${JSON.stringify(summarySchema.parse(data.summary), null, 2)}\n`;
  const page = renderReport(data);
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}.new-`);
  const former = `${fresh}.former`;
  try {
    await writeFile(join(fresh, 'summary.json'), summary);
    await writeFile(join(fresh, 'index.html'), page);
    await rename(folder, former).catch(ignoreMissing);
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(former, { recursive: true, force: true });
  }
  return { summary: join(folder, 'summary.json'), page: join(folder, 'index.html') };
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
