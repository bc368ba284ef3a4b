import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureQuality, type Summary } from '@scones/model-monitor';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeRuns } from './describe-runs.ts';
import { pointLatest } from './latest-run.ts';
import { readRuns } from './read-runs.ts';
import type { RunRecord } from './run-record.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'scones-runs-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const answers = Array.from({ length: 200 }, (_, index) => ({
  probabilities: [0.96, 0.04],
  label: index < 190 ? 0 : 1,
}));
const summary: Summary = {
  dataset: 'synthetic',
  classes: ['bicycle', 'motorcycle'],
  trainImages: 720,
  validationImages: 80,
  testImages: 200,
  seed: 1,
  epochs: 12,
  trainSeconds: 30,
  imagesPerSecond: 400,
  threshold: 0.93,
  testAccuracy: 0.95,
  confusionMatrix: [
    [190, 0],
    [10, 0],
  ],
  executions: 200,
  succeeded: 200,
  belowThreshold: 0,
  failedOtherwise: 0,
  accuracyAmongPassed: 0.95,
  executionsPerSecond: 40,
  executionMillisP50: 60,
  executionMillisP99: 180,
  quality: measureQuality({ classes: ['bicycle', 'motorcycle'], threshold: 0.93, answers }),
  captured: 200,
  totalSeconds: 50,
};
const record = (change: Partial<RunRecord> = {}): RunRecord => ({
  formatVersion: 1,
  startedAt: '2026-11-28T14:00:00.000Z',
  command: 'npm start -- --exit',
  seed: 1,
  dataHash: 'ab'.repeat(32),
  options: { dataset: 'synthetic', threshold: 0.93, exit: true },
  hyperparameters: { epochs: '12', learning_rate: '0.1' },
  model: { file: 'model.tar.gz', sha256: 'cd'.repeat(32) },
  ...change,
});

async function writeRun(name: string, run: unknown, its: unknown = summary): Promise<void> {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'run.json'), JSON.stringify(run));
  await writeFile(join(folder, name, 'summary.json'), JSON.stringify(its));
}

it('lists the runs by time, each once, though one is the latest too', async () => {
  await writeRun('b', record());
  await writeRun('a', record({ startedAt: '2026-11-28T15:00:00.000Z' }));
  await pointLatest(folder, 'a');
  const { runs, skipped } = await readRuns(folder);
  expect(runs.map(({ name }) => name)).toEqual(['b', 'a']);
  expect(skipped).toEqual([]);
});

it('shows each run’s accuracy with its interval, and what differs between their settings', async () => {
  await writeRun('one', record());
  const other = {
    startedAt: '2026-11-28T15:00:00.000Z',
    hyperparameters: { epochs: '12', learning_rate: '0.2' },
  };
  await writeRun('two', record(other));
  const [heads, one, two] = describeRuns(await readRuns(folder)).split('\n');
  expect(heads).toMatch(
    /^run +data +seed +epochs +test accuracy +calibration error +passed, right +what differs$/,
  );
  expect(one).toMatch(
    /^one +abababab +1 +12 +95\.0 % \(91\.0–97\.3\) of 200 +0\.010 +200 of 200, 95\.0 % +learning_rate=0\.1$/,
  );
  expect(two).toMatch(/learning_rate=0\.2$/);
});

it('names a broken run, says why, and goes on; what is no run at all, it passes over', async () => {
  await writeRun('whole', record());
  await writeRun('other', { formatVersion: 2 });
  await writeRun('odd', record(), { ...summary, testAccuracy: 7 });
  await mkdir(join(folder, 'tests'));
  await mkdir(join(folder, 'half'));
  await writeFile(join(folder, 'half', 'run.json'), JSON.stringify(record()));
  await mkdir(join(folder, 'torn'));
  await writeFile(join(folder, 'torn', 'run.json'), '{');
  await writeFile(join(folder, 'notes.txt'), '');
  const found = await readRuns(folder);
  expect(found.runs.map(({ name }) => name)).toEqual(['whole']);
  expect(found.skipped.map(({ name }) => name)).toEqual(['half', 'odd', 'other', 'torn']);
  const text = describeRuns(found);
  expect(text).toContain('skipped half: it has no summary.json');
  expect(text).not.toMatch(/tests|notes/);
  expect(text).toMatch(/skipped odd: its files are not those of a run: .*testAccuracy/);
  expect(text).toMatch(/skipped torn: .*JSON/);
});

it('says that there are no runs, or no folder of them', async () => {
  expect(describeRuns(await readRuns(folder))).toBe('There are no runs yet.');
  await expect(readRuns(join(folder, 'none'))).rejects.toMatchObject({ code: 'NO_RUNS' });
});
