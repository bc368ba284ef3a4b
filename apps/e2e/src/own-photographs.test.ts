import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summarySchema } from '@scones/model-monitor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, startMainJob } from './main-job.ts';
import { writePhotographs } from './photographs.ts';

describe("the whole workflow on somebody's own forty photographs", () => {
  let folder: string;
  let ended: Ended;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scones-photographs-'));
    await writePhotographs(join(folder, 'photographs'), 40);
    ended = await startMainJob(
      ...['--exit', '--dataset', join(folder, 'photographs'), '--skip-unreadable'],
      ...['--epochs', '3', '--report', join(folder, 'report')],
    ).ended;
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('ends in a report about pictures that were in no training', async () => {
    expect(ended, ended.stdout + ended.stderr).toMatchObject({ exitCode: 0 });
    const summary = summarySchema.parse(
      JSON.parse(await readFile(join(folder, 'report/summary.json'), 'utf8')),
    );
    expect(summary.classes).toEqual(['bicycle', 'motorcycle']);
    expect(summary.trainImages + summary.validationImages + summary.testImages).toBe(39);
    expect(summary).toMatchObject({ testImages: 8, executions: 8, failedOtherwise: 0, captured: 8 });
  });

  it('names the one that cannot be read', () => {
    expect(ended.stdout).toMatch(/(bicycle|motorcycle)\/40\.\w+ is left out, since it cannot be read: /);
  });

  it('stages none of them without leave to skip it, and says so on one line', async () => {
    const refused = await startMainJob('--exit', '--dataset', join(folder, 'photographs')).ended;
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr.trim().split('\n').at(-1)).toMatch(
      /1 of 40 pictures cannot be read: .*--skip-unreadable/,
    );
  }, 120_000);
});
