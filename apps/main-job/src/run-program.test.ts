import { type Clock, FakeClock, systemClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { runProgram } from './run-program.ts';

function runScript(
  script: string,
  signal = new AbortController().signal,
  onLine = (_line: string): void => undefined,
  clock: Clock = systemClock,
): ReturnType<typeof runProgram> {
  return runProgram({
    file: process.execPath,
    values: ['--eval', script],
    folder: import.meta.dirname,
    environment: process.env,
    clock,
    signal,
    onLine,
  });
}

it('tells each line, and how the program ended', async () => {
  const lines: string[] = [];
  const script = `console.log('one\\n\\ntwo'); process.exitCode = 3`;
  expect(await runScript(script, undefined, (line) => void lines.push(line))).toEqual({
    exitCode: 3,
    lastLines: ['one', 'two'],
  });
  expect(lines).toEqual(['one', 'two']);
});

it('keeps the last lines of many', async () => {
  const { lastLines } = await runScript(`for (let i = 0; i < 100; i++) console.error(String(i))`);
  expect(lastLines).toHaveLength(12);
  expect(lastLines.at(-1)).toBe('99');
});

it('ends the program with what it started when it is to stop', async () => {
  const controller = new AbortController();
  // Its streams are closed only when the one that inherits them has ended too.
  const script = `
    const { spawn } = require('node:child_process');
    spawn(process.execPath, ['--eval', 'console.log("ready"); setInterval(() => {}, 1e6)'], { stdio: 'inherit' });
    setInterval(() => {}, 1e6);`;
  const running = runScript(script, controller.signal, () => controller.abort(new Error('Ctrl-C')));
  await expect(running).rejects.toThrow('Ctrl-C');
});

it('ends one by force that does not heed being asked', async () => {
  const controller = new AbortController();
  const script = `process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1e6)`;
  const clock = new FakeClock();
  const running = runScript(script, controller.signal, () => controller.abort(new Error('Ctrl-C')), clock);
  const rejected = expect(running).rejects.toThrow('Ctrl-C');
  await expect.poll(() => clock.sleeping, { timeout: 10_000 }).toBe(1);
  await clock.advance(3_000);
  await rejected;
});

it('does not begin when it is to stop already', async () => {
  await expect(runScript('', AbortSignal.abort(new Error('Ctrl-C')))).rejects.toThrow('Ctrl-C');
});
