import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, mkdtempDisposable, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DeleteFunctionCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { FakeClock } from '@scones/deterministic';
import { Store } from '@scones/emulator-core';
import { afterEach, expect, it } from 'vitest';
import { isRunning, OWN_PROCESS } from '../testing/process-identity.ts';
import { type RunningLambda, startLambda } from '../testing/running-lambda.ts';
import { permitsIsolation } from './isolation.ts';

/** A busy machine may need this long for something that happens in real time. */
const PATIENCE = { timeout: 20_000 };
const PROCESS = `export const handler = async () => ${OWN_PROCESS};`;
/**
 * Answers once as many invocations are under way as the event says. Each leaves a file, by which the others count it.
 */
const MEETING = `import { readdirSync, writeFileSync } from 'node:fs';
  export const handler = async ({ folder, count }) => {
    const own = ${OWN_PROCESS};
    writeFileSync(folder + '/' + own.replace(/\\W/g, '-'), '');
    while (readdirSync(folder).length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return own;
  };`;

let lambda: RunningLambda | undefined;
afterEach(async () => {
  await lambda?.close();
  lambda = undefined;
});

const processOf = async (name: string, event?: unknown): Promise<string> =>
  (await lambda!.invoke(name, event)).payload as string;

it('runs concurrent invocations in a process each', async () => {
  lambda = await startLambda({ sandboxLimit: 4 });
  await lambda.create('meeting', MEETING, { Timeout: 20 });
  const folder = await mkdtemp(join(lambda.folder, 'meeting-'));
  const processes = await Promise.all([1, 2, 3].map(() => processOf('meeting', { folder, count: 3 })));
  expect(new Set(processes).size).toBe(3);
  expect(processes).not.toContainEqual(expect.any(Object));
});

it('makes invocations wait when there is no process for them, and never starts more than its limit', async () => {
  lambda = await startLambda({ sandboxLimit: 2 });
  await lambda.create('own', PROCESS);
  const processes = await Promise.all(Array.from({ length: 20 }, () => processOf('own')));
  expect(new Set(processes).size).toBeLessThanOrEqual(2);
});

it('serves a burst of short invocations from warm processes rather than start a process for each', async () => {
  lambda = await startLambda({ sandboxLimit: 32 });
  await lambda.create('own', PROCESS);
  const processes = await Promise.all(Array.from({ length: 32 }, () => processOf('own')));
  expect(new Set(processes).size).toBeLessThan(16);
});

it('ends an idle process of one function for another', async () => {
  lambda = await startLambda({ sandboxLimit: 1 });
  await lambda.create('one', PROCESS);
  await lambda.create('other', PROCESS);
  const first = await processOf('one');
  const second = await processOf('other');
  expect(second).not.toBe(first);
  expect(isRunning(first)).toBe(false);
  expect(
    await Promise.all([processOf('one'), processOf('other'), processOf('one'), processOf('other')]),
  ).toHaveLength(4);
});

it('ends processes that have nothing to do, and their temporary folders', async () => {
  const clock = new FakeClock();
  lambda = await startLambda({ clock, idleMilliseconds: 60_000 });
  await lambda.create('own', PROCESS);
  const own = await processOf('own');
  await clock.advance(59_000);
  expect(await processOf('own')).toBe(own);
  await clock.advance(60_000);
  await expect.poll(() => isRunning(own), PATIENCE).toBe(false);
  await expect.poll(() => readdir(join(lambda!.folder, 'sandboxes')), PATIENCE).toEqual([]);
});

it('lets a busy process finish after a change has made it stale', async () => {
  lambda = await startLambda();
  await lambda.create('meeting', MEETING, { Timeout: 20 });
  const folder = await mkdtemp(join(lambda.folder, 'meeting-'));
  const busy = processOf('meeting', { folder, count: 2 });
  await expect.poll(() => readdir(folder), PATIENCE).toHaveLength(1);
  await lambda.client.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: 'meeting', Description: 'changed' }),
  );
  const fresh = await processOf('meeting', { folder, count: 2 });
  expect(await busy).not.toBe(fresh);
  await expect.poll(async () => isRunning(await busy), PATIENCE).toBe(false);
});

it('answers who waits for a process that is starting when the function is deleted, and then removes its code', async () => {
  lambda = await startLambda();
  await lambda.create('own', PROCESS);
  const answer = processOf('own');
  await expect.poll(() => readdir(join(lambda!.folder, 'sandboxes')), PATIENCE).toHaveLength(1);
  await lambda.client.send(new DeleteFunctionCommand({ FunctionName: 'own' }));
  expect(await answer).toEqual(expect.any(String));
  await expect.poll(() => readdir(join(lambda!.folder, 'code')), PATIENCE).toEqual([]);
});

it('ends every process with the service', async () => {
  lambda = await startLambda();
  await lambda.create('own', PROCESS);
  await lambda.create('loop', 'export const handler = async () => { for (;;); };', { Timeout: 60 });
  const own = await processOf('own');
  const looping = lambda.invoke('loop').catch((error: unknown) => error);
  await lambda.close();
  expect(isRunning(own)).toBe(false);
  expect(await looping).toBeInstanceOf(Error);
  lambda = undefined;
});

const isIsolated = await permitsIsolation(tmpdir());
// Without namespaces, a program that has left its process group is out of reach.
it.each(isIsolated ? [false, true] : [false])(
  'ends the programs that a function has started (detached: %s)',
  async (leaves) => {
    lambda = await startLambda();
    await lambda.create(
      'starter',
      `import { spawn } from 'node:child_process';
     export const handler = async (event) => {
       const source = ${JSON.stringify(`console.log('program ' + (${OWN_PROCESS})); setInterval(() => {}, 1000)`)};
       spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: 'inherit', detached: event.leaves });
       await new Promise((resolve) => setTimeout(resolve, 1e9));
     };`,
      { Timeout: 1 },
    );
    const { log } = await lambda.invoke('starter', { leaves });
    const [, program = ''] = /^program (.+ \d+)$/m.exec(log) ?? [];
    expect(program).not.toBe('');
    await expect.poll(() => isRunning(program), PATIENCE).toBe(false);
  },
);

it('finds its functions again after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-lambda-'));
  const store = new Store(':memory:');
  const first = await startLambda({ folder, store });
  await first.create('own', PROCESS);
  await first.close();
  lambda = await startLambda({ folder, store });
  expect(await processOf('own')).toMatch(/\d+$/);
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
    await using folder = await mkdtempDisposable(join(tmpdir(), 'emulator-lambda-'));
    const emulator = spawn(process.execPath, [survivor, folder.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const processes: string[] = [];
    for await (const line of createInterface({ input: emulator.stdout })) {
      processes.push(line);
      if (processes.length === 2) emulator.kill('SIGKILL');
    }
    expect(processes).toHaveLength(2);
    await expect.poll(() => processes.filter(isRunning), PATIENCE).toEqual([]);
  },
);
