import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';

const PROGRAM = new URL('testing/open-session.ts', import.meta.url);

it('loads ONNX Runtime without its log, its identifier of this machine and its queue of reports', async () => {
  const home = await mkdtemp(join(tmpdir(), 'onnx-runtime-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const env = { HOME: home, TMPDIR: home, XDG_CACHE_HOME: home };
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM.pathname], { env });
  expect(stdout).toContain('protobuf parsing failed');
  expect(await readdir(home, { recursive: true })).toEqual([]);
});

it('refuses a worker thread of a process that has not opted out', async () => {
  const worker = new Worker(PROGRAM, { env: {} });
  const failure = new Promise((resolve) => worker.once('error', resolve));
  expect(String(await failure)).toContain(
    'Import @scones/onnx-runtime in the main thread before a worker does',
  );
});
