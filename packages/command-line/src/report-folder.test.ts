import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { requireReportFolder, writeReportFolder } from './report-folder.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'scones-report-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

it('puts a new report in the place of the former one and leaves nothing else', async () => {
  const place = join(folder, 'reports', 'run');
  await writeReportFolder(place, { 'index.html': 'one', 'old.json': '{}' });
  await writeReportFolder(place, { 'index.html': 'two', 'model.tar.gz': Uint8Array.of(1) });
  expect(await readFile(join(place, 'index.html'), 'utf8')).toBe('two');
  expect((await readdir(place)).sort()).toEqual(['index.html', 'model.tar.gz']);
  expect(await readdir(join(folder, 'reports'))).toEqual(['run']);
});

it('leaves the former report as it was when the new one can’t be written', async () => {
  const place = join(folder, 'run');
  await writeReportFolder(place, { 'index.html': 'one' });
  await expect(writeReportFolder(place, { 'not/there/index.html': 'two' })).rejects.toThrow('ENOENT');
  expect(await readdir(folder)).toEqual(['run']);
  expect(await readFile(join(place, 'index.html'), 'utf8')).toBe('one');
});

it('refuses a place that cannot be written to, and leaves nothing in one that can', async () => {
  const files = ['index.html'];
  await requireReportFolder(join(folder, 'reports/latest'), files);
  expect(await readdir(join(folder, 'reports'))).toEqual([]);
  await writeFile(join(folder, 'file'), '');
  await expect(requireReportFolder(join(folder, 'file/latest'), files)).rejects.toThrow(
    'No report can be written to',
  );
  await expect(requireReportFolder(join(folder, 'file'), files)).rejects.toThrow(
    'is a file, and a report is a folder',
  );
  await expect(requireReportFolder(folder, files)).rejects.toThrow('holds other things than a report: file');
});
