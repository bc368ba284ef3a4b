import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { FakeClock } from '@scones/deterministic';
import { Store } from '@scones/emulator-core';
import { afterEach, expect, it } from 'vitest';
import { type RunningLambda, startLambda } from '../testing/running-lambda.ts';

/** A busy machine may need this long for something that happens in real time. */
const PATIENCE = { timeout: 20_000 };
const PID = 'export const handler = async () => process.pid;';
/**
 * Answers once as many invocations are under way as the event says. Each leaves a file, by which the others count it.
 */
const MEETING = `import { readdirSync, writeFileSync } from 'node:fs';
  export const handler = async ({ folder, count }) => {
    writeFileSync(folder + '/' + process.pid, '');
    while (readdirSync(folder).length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return process.pid;
  };`;

let lambda: RunningLambda | undefined;
afterEach(async () => {
  await lambda?.close();
  lambda = undefined;
});

const pidOf = async (name: string, event?: unknown): Promise<number> =>
  (await lambda!.invoke(name, event)).payload as number;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
  // An orphan that has ended stays listed as a zombie until the system's first process has collected it.
  return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
}

it('runs concurrent invocations in a process each', async () => {
  lambda = await startLambda({ sandboxLimit: 4 });
  await lambda.create('meeting', MEETING, { Timeout: 20 });
  const folder = await mkdtemp(join(lambda.folder, 'meeting-'));
  const pids = await Promise.all([1, 2, 3].map(() => pidOf('meeting', { folder, count: 3 })));
  expect(new Set(pids).size).toBe(3);
  expect(pids).not.toContainEqual(expect.any(Object));
});

it('makes invocations wait when there is no process for them, and never starts more than its limit', async () => {
  lambda = await startLambda({ sandboxLimit: 2 });
  await lambda.create('pid', PID);
  const pids = await Promise.all(Array.from({ length: 20 }, () => pidOf('pid')));
  expect(new Set(pids).size).toBeLessThanOrEqual(2);
});

it('serves a burst of short invocations from warm processes rather than start a process for each', async () => {
  lambda = await startLambda({ sandboxLimit: 32 });
  await lambda.create('pid', PID);
  const pids = await Promise.all(Array.from({ length: 32 }, () => pidOf('pid')));
  expect(new Set(pids).size).toBeLessThan(16);
});

it('ends an idle process of one function for another', async () => {
  lambda = await startLambda({ sandboxLimit: 1 });
  await lambda.create('one', PID);
  await lambda.create('other', PID);
  const first = await pidOf('one');
  const second = await pidOf('other');
  expect(second).not.toBe(first);
  expect(isAlive(first)).toBe(false);
  expect(await Promise.all([pidOf('one'), pidOf('other'), pidOf('one'), pidOf('other')])).toHaveLength(4);
});

it('ends processes that have nothing to do, and their temporary folders', async () => {
  const clock = new FakeClock();
  lambda = await startLambda({ clock, idleMilliseconds: 60_000 });
  await lambda.create('pid', PID);
  const pid = await pidOf('pid');
  await clock.advance(59_000);
  expect(await pidOf('pid')).toBe(pid);
  await clock.advance(60_000);
  await expect.poll(() => isAlive(pid), PATIENCE).toBe(false);
  await expect.poll(() => readdir(join(lambda!.folder, 'sandboxes')), PATIENCE).toEqual([]);
});

it('lets a busy process finish after a change has made it stale', async () => {
  lambda = await startLambda();
  await lambda.create('meeting', MEETING, { Timeout: 20 });
  const folder = await mkdtemp(join(lambda.folder, 'meeting-'));
  const busy = pidOf('meeting', { folder, count: 2 });
  await expect.poll(() => readdir(folder), PATIENCE).toHaveLength(1);
  await lambda.client.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: 'meeting', Description: 'changed' }),
  );
  const fresh = await pidOf('meeting', { folder, count: 2 });
  expect(await busy).not.toBe(fresh);
  await expect.poll(async () => isAlive(await busy), PATIENCE).toBe(false);
});

it('ends every process with the service', async () => {
  lambda = await startLambda();
  await lambda.create('pid', PID);
  await lambda.create('loop', 'export const handler = async () => { for (;;); };', { Timeout: 60 });
  const pid = await pidOf('pid');
  const looping = lambda.invoke('loop').catch((error: unknown) => error);
  await lambda.close();
  expect(isAlive(pid)).toBe(false);
  expect(await looping).toBeInstanceOf(Error);
  lambda = undefined;
});

it('ends the programs that a function has started', async () => {
  lambda = await startLambda();
  await lambda.create(
    'starter',
    `import { spawn } from 'node:child_process';
     export const handler = async () => {
       spawn(process.execPath, ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'], { stdio: 'inherit' });
       await new Promise((resolve) => setTimeout(resolve, 1e9));
     };`,
    { Timeout: 1 },
  );
  const { log } = await lambda.invoke('starter');
  const [, pid] = /^(\d+)$/m.exec(log) ?? [];
  await expect.poll(() => isAlive(Number(pid)), PATIENCE).toBe(false);
});

it('finds its functions again after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-lambda-'));
  const store = new Store(':memory:');
  const first = await startLambda({ folder, store });
  await first.create('pid', PID);
  await first.close();
  lambda = await startLambda({ folder, store });
  expect(await pidOf('pid')).toBeGreaterThan(0);
  await lambda.close();
  lambda = undefined;
  store.close();
  await rm(folder, { recursive: true });
});

const survivor = fileURLToPath(new URL('../testing/killed-emulator.ts', import.meta.url));

it.runIf(existsSync('/usr/bin/setpriv'))(
  'leaves no process when the emulator is killed, whether idle or in an endless loop',
  { tags: 'setpriv' },
  async () => {
    const emulator = spawn(process.execPath, [survivor], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pids: number[] = [];
    for await (const line of createInterface({ input: emulator.stdout })) {
      pids.push(Number(line));
      if (pids.length === 2) emulator.kill('SIGKILL');
    }
    expect(pids).toHaveLength(2);
    await expect.poll(() => pids.filter(isAlive), PATIENCE).toEqual([]);
  },
);
