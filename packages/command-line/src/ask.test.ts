import { FakeClock } from '@scones/deterministic';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { askerAt } from './ask.ts';

function terminal({ stdin = true, stderr = true } = {}) {
  const shown: string[] = [];
  const typed = Object.assign(new PassThrough(), { isTTY: stdin });
  const output = Object.assign(new PassThrough(), { isTTY: stderr });
  output.setEncoding('utf8').on('data', (text: string) => void shown.push(text));
  const controller = new AbortController();
  const clock = new FakeClock();
  const streams = { stdin: typed as never, stderr: output as never, clock, signal: controller.signal };
  return { typed, shown, streams, clock, controller };
}

it.each([{ stdin: false }, { stderr: false }])('asks nobody where %j', (tty) => {
  expect(askerAt(terminal(tty).streams)).toBeUndefined();
});

it.each([
  ['y', true],
  [' YES ', true],
  ['n', false],
  ['', false],
  ['yesterday', false],
])('takes %j as %s', async (line, answer) => {
  const { typed, shown, streams } = terminal();
  const answered = askerAt(streams)?.('Deploy it?');
  typed.write(`${line}\n`);
  expect(await answered).toBe(answer);
  expect(shown.join('')).toContain('Deploy it? [y/N] ');
});

it('takes the end of the input as no', async () => {
  const { typed, streams } = terminal();
  const answered = askerAt(streams)?.('Deploy it?');
  typed.end();
  expect(await answered).toBe(false);
});

it('goes on without an answer when nobody gives one', async () => {
  const { streams, clock } = terminal();
  const answered = askerAt(streams)?.('Deploy it?');
  await clock.advance(120_000);
  expect(await answered).toBeUndefined();
});

it('is interrupted together with the command', async () => {
  const { streams, controller } = terminal();
  const answered = askerAt(streams)?.('Deploy it?');
  controller.abort(new Error('Ctrl-C'));
  await expect(answered).rejects.toThrow();
});
