import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ReportData, renderReport, summarySchema } from '@scones/model-monitor';

/** Writes `summary.json` and `index.html`; the folder's former content stays until both are whole. */
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
