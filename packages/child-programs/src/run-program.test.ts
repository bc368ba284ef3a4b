import { FakeClock, systemClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { runProgram } from './run-program.ts';

type Options = Partial<Parameters<typeof runProgram>[0]>;

const run = (script: string, options: Options = {}) =>
  runProgram({
    command: [process.execPath, '--eval', script],
    environment: {},
    ownGroup: true,
    clock: systemClock,
    ...options,
  });

function isAtWork(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

it('runs a program to its end', async () => {
  const lines: string[] = [];
  const end = await run(`console.log('one'); process.exitCode = 3`, {
    onLine: (line) => void lines.push(line),
  });
  expect(end).toEqual({ exitCode: 3, signal: null });
  expect(lines).toEqual(['one']);
});

it('ends the program with what it started when it is to stop', async () => {
  const controller = new AbortController();
  // Its streams are closed only when the one that inherits them has ended too.
  const script = `
    const { spawn } = require('node:child_process');
    spawn(process.execPath, ['--eval', 'console.log("ready"); setInterval(() => {}, 1e6)'], { stdio: 'inherit' });
    setInterval(() => {}, 1e6);`;
  const onLine = (): void => controller.abort(new Error('Ctrl-C'));
  await expect(run(script, { signal: controller.signal, onLine })).rejects.toThrow('Ctrl-C');
});

it('kills a program that does not stop within the grace period', async () => {
  const controller = new AbortController();
  const script = `process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1e6)`;
  const clock = new FakeClock();
  const running = run(script, {
    clock,
    signal: controller.signal,
    graceMilliseconds: 500,
    onLine: () => controller.abort(new Error('Ctrl-C')),
  });
  const rejected = expect(running).rejects.toThrow('Ctrl-C');
  await expect.poll(() => clock.sleeping).toBe(1);
  await clock.advance(500);
  await rejected;
});

it('leaves nothing running that the program has started', async () => {
  let pid = 0;
  const script = `
    const { spawn } = require('node:child_process');
    const left = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' });
    console.log(left.pid);
    left.unref();`;
  await run(script, { onLine: (line) => (pid = Number(line)) });
  // A killed process stays listed until the system's first process has collected it.
  await expect.poll(() => isAtWork(pid)).toBe(false);
});

it('kills the program when we end', async () => {
  const listeners = process.listeners('exit');
  const running = run(`console.log('ready'); setInterval(() => {}, 1e6)`, {
    onLine: () => {
      const [ours] = process.listeners('exit').filter((listener) => !listeners.includes(listener));
      ours?.(0);
    },
  });
  expect(await running).toEqual({ exitCode: null, signal: 'SIGKILL' });
  expect(process.listeners('exit')).toEqual(listeners);
});

it('tells by the end that the program could not be started', async () => {
  expect(await run('', { command: ['/no/such/program'] })).toMatchObject({ startError: { code: 'ENOENT' } });
});

it('does not begin when it is to stop already', async () => {
  const signal = AbortSignal.abort(new Error('Ctrl-C'));
  await expect(run('', { command: ['/no/such/program'], signal })).rejects.toThrow('Ctrl-C');
});
