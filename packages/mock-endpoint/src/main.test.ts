import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const start = (...values: string[]) =>
  spawn(process.execPath, [MAIN, ...values], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });

it.each([
  ['SIGTERM', (mock: ReturnType<typeof start>) => mock.kill('SIGTERM')],
  ['the end of its parent', (mock: ReturnType<typeof start>) => mock.disconnect()],
])('says where it listens, answers, and ends with 0 at %s', async (_what, end) => {
  const mock = start('--port', '0', '--classes', 'bus,tram');
  const ended = once(mock, 'exit');
  const [line] = (await once(createInterface({ input: mock.stdout as Readable }), 'line')) as [string];
  const { listening } = JSON.parse(line) as { listening: number };
  const answer = await fetch(`http://127.0.0.1:${listening}/invocations`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', 'x-amzn-sagemaker-custom-attributes': 'tram-confident.png' },
    body: 'picture',
  });
  expect(await answer.json()).toEqual([0.03, 0.97]);
  end(mock);
  expect(await ended).toEqual([0, null]);
});

it.each([
  ['a single class', ['--classes', 'bus'], 2, 'at least two classes'],
  ['a port that is no port', ['--port', '70000'], 2, 'from 0 to 65535'],
  ['an address that is not ours', ['--port', '0', '--host', '192.0.2.1'], 1, '--host'],
])('refuses %s', async (_what, values, exitCode, words) => {
  const mock = start(...values);
  const [stderr, [code]] = await Promise.all([text(mock.stderr as Readable), once(mock, 'exit')]);
  expect(code).toBe(exitCode);
  expect(stderr).toContain(words);
});
