import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureQuality, type ReportData, type Summary } from '@scones/model-monitor';
import { runRecordSchema } from '@scones/training-pipeline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FinishedRun, requireRunPlace, runPlace, writeRun } from './write-run.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'scones-report-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const classes = ['bicycle', 'motorcycle'];
const quality = measureQuality({ classes, threshold: 0.93, answers: [] });
const runs = {
  executions: 0,
  belowThreshold: 0,
  failedOtherwise: 0,
  executionsPerSecond: 0,
  executionMillisP50: 0,
  executionMillisP99: 0,
};
const data: ReportData = {
  classes,
  threshold: 0.93,
  quality,
  answers: [],
  generatedAt: 0,
  chips: [],
  inferences: [],
  executions: [],
  runs,
  portraits: [],
  footer: '',
};
const summary: Summary = {
  ...runs,
  dataset: 'synthetic',
  classes,
  trainImages: 2,
  validationImages: 1,
  testImages: 0,
  seed: 1,
  epochs: 0,
  trainSeconds: 0,
  imagesPerSecond: 0,
  threshold: 0.93,
  testAccuracy: 1,
  confusionMatrix: [],
  succeeded: 0,
  accuracyAmongPassed: null,
  quality,
  captured: 0,
  totalSeconds: 1,
};
const run = (change: Partial<Summary> = {}): FinishedRun => ({
  data,
  summary: { ...summary, ...change },
  record: runRecordSchema.parse({
    formatVersion: 1,
    startedAt: '2026-11-28T14:00:00.000Z',
    command: 'npm start',
    seed: 1,
    dataHash: '0'.repeat(64),
    options: {},
    hyperparameters: {},
    model: { file: 'model.tar.gz', sha256: '0'.repeat(64) },
  }),
  model: Uint8Array.of(31, 139),
});

it('leaves page, numbers, record and model, and lets the latest lead to them', async () => {
  const place = { folder: join(folder, 'reports', 'now'), isAmongRuns: true };
  await requireRunPlace(place);
  expect(await writeRun(place, run())).toBe(join(folder, 'reports', 'latest', 'index.html'));
  expect(await readlink(join(folder, 'reports', 'latest'))).toBe('now');
  expect((await readdir(place.folder)).sort()).toEqual([
    'index.html',
    'model.tar.gz',
    'run.json',
    'summary.json',
  ]);
  expect([...(await readFile(join(place.folder, 'model.tar.gz')))]).toEqual([31, 139]);
});

it('writes into the folder that the user names, again too, and nothing beside it', async () => {
  const place = runPlace(join(folder, 'mine'), 0);
  await writeRun(place, run());
  await requireRunPlace(place);
  await writeRun(place, run({ seed: 2 }));
  expect(JSON.parse(await readFile(join(place.folder, 'summary.json'), 'utf8'))).toMatchObject({ seed: 2 });
  expect(await readdir(folder)).toEqual(['mine']);
});

it('writes nothing of a run whose numbers are not whole', async () => {
  const place = runPlace(join(folder, 'mine'), 0);
  await expect(writeRun(place, run({ testAccuracy: 7 }))).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});

it('has a folder for each run, named by its time, unless the user names one', () => {
  expect(runPlace(undefined, Date.UTC(2026, 10, 28))).toEqual({
    folder: join('reports', '2026-11-28T00-00-00-000Z'),
    isAmongRuns: true,
  });
});
