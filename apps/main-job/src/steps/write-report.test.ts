import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportData } from '@scones/model-monitor';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { requireWritable, writeReport } from './write-report.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'scones-report-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const data = (seed: number): ReportData => ({
  generatedAt: 0,
  threshold: 0.93,
  epochs: [],
  inferences: [],
  executions: [],
  portraits: [],
  summary: {
    dataset: 'synthetic',
    classes: ['bicycle', 'motorcycle'],
    trainImages: 2,
    validationImages: 1,
    testImages: 1,
    seed,
    epochs: 0,
    trainSeconds: 0,
    imagesPerSecond: 0,
    testAccuracy: 1,
    confusionMatrix: [
      [1, 0],
      [0, 0],
    ],
    executions: 1,
    succeeded: 1,
    belowThreshold: 0,
    failedOtherwise: 0,
    accuracyAmongPassed: 1,
    executionsPerSecond: 1,
    executionMillisP50: 1,
    executionMillisP99: 1,
    captured: 1,
    totalSeconds: 1,
  },
});

it('puts a new report in the place of the former one and leaves nothing else', async () => {
  await writeReport(join(folder, 'latest'), data(1));
  const { summary } = await writeReport(join(folder, 'latest'), data(2));
  expect(JSON.parse(await readFile(summary, 'utf8'))).toMatchObject({ seed: 2 });
  expect(await readdir(folder)).toEqual(['latest']);
  expect((await readdir(join(folder, 'latest'))).sort()).toEqual(['index.html', 'summary.json']);
});

it('leaves the former report as it was when the new one is not whole', async () => {
  await writeReport(join(folder, 'latest'), data(1));
  const broken = { ...data(2), summary: { ...data(2).summary, testAccuracy: 7 } };
  await expect(writeReport(join(folder, 'latest'), broken)).rejects.toThrow();
  expect(JSON.parse(await readFile(join(folder, 'latest/summary.json'), 'utf8'))).toMatchObject({ seed: 1 });
  expect(await readdir(folder)).toEqual(['latest']);
});

it('refuses a place that cannot be written to, and leaves nothing in one that can', async () => {
  await requireWritable(join(folder, 'reports/latest'));
  expect(await readdir(join(folder, 'reports'))).toEqual([]);
  await writeFile(join(folder, 'file'), '');
  await expect(requireWritable(join(folder, 'file/latest'))).rejects.toThrow('No report can be written to');
  await expect(requireWritable(join(folder, 'file'))).rejects.toThrow('is a file, and a report is a folder');
  await expect(requireWritable(folder)).rejects.toThrow('holds other things than a report: file');
});
