import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summarySchema } from '@scones/model-monitor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, startMainJob } from './main-job.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'scones-e2e-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The address that the job prints for its emulator. */
function addressIn({ stdout }: Ended): string {
  return /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0] as string;
}

describe('the whole workflow on drawn pictures', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await startMainJob('--exit', '--report', join(folder, 'whole')).ended;
  }, 240_000);

  it('ends well', () => {
    expect(ended, ended.stdout + ended.stderr).toMatchObject({ exitCode: 0 });
  });

  it('recognises pictures that it has never seen, and runs one execution for each', async () => {
    const summary = summarySchema.parse(
      JSON.parse(await readFile(join(folder, 'whole/summary.json'), 'utf8')),
    );
    expect(summary.testAccuracy).toBeGreaterThan(0.94);
    expect(summary).toMatchObject({ testImages: 200, executions: 200, failedOtherwise: 0, captured: 200 });
    expect(summary.succeeded + summary.belowThreshold).toBe(200);
    expect(summary.confusionMatrix.flat().reduce((sum, count) => sum + count)).toBe(200);
  });

  it('draws a report that needs no other host', async () => {
    const page = await readFile(join(folder, 'whole/index.html'), 'utf8');
    expect(page).toContain('</html>');
    expect(page).not.toMatch(/(src|href)="https?:/);
  });

  it('prints a line an epoch and a line a step', () => {
    expect(ended.stdout).toMatch(/epoch 1\/\d+: loss .* train .* validation .* pictures\/s/);
    expect(ended.stdout).toContain('Cleaned up, nothing is left of');
  });

  it('leaves no emulator behind', async () => {
    await expect(fetch(addressIn(ended))).rejects.toThrow();
  });
});

describe('Ctrl-C', () => {
  it.each([
    ['the provisioning', 'Provision with the CDK app'],
    ['the training', 'epoch 1/'],
  ])(
    'in the middle of %s cleans up and ends with 130, without a report',
    async (_what, text) => {
      const job = startMainJob('--exit', '--epochs', '500', '--report', join(folder, 'interrupted'));
      await job.printed(text);
      job.kill('SIGINT');
      const ended = await job.ended;
      expect(ended, ended.stdout + ended.stderr).toMatchObject({ exitCode: 130 });
      expect(ended.stdout).toContain('Cleaned up, nothing is left of');
      expect(ended.stderr).toContain('Interrupted');
      await expect(fetch(addressIn(ended))).rejects.toThrow();
      expect(await readdir(folder)).not.toContain('interrupted');
    },
    120_000,
  );
});

describe('bad input', () => {
  it.each([
    ['a missing archive', ['--dataset', 'no-such-archive.tar.gz'], 'no-such-archive.tar.gz'],
    ['an unknown class', ['--classes', 'bicycle,motorcycel'], 'motorcycle'],
  ])(
    'such as %s is one clear line, and nothing is left behind',
    async (_what, values, message) => {
      const ended = await startMainJob('--exit', '--report', join(folder, 'bad'), ...values).ended;
      expect(ended.exitCode).toBe(1);
      const lines = ended.stderr.trim().split('\n');
      expect(lines.at(-1)).toContain(message);
      expect(await readdir(folder)).not.toContain('bad');
    },
    60_000,
  );
});
