import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { runInProcess } from './run-in-process.ts';

/** A stand-in for Node's process, which records its exit codes. */
function hostProcess({ connected = false } = {}) {
  const written: string[] = [];
  const exits: number[] = [];
  const stream = () =>
    Object.assign(new EventEmitter(), { write: (text: string) => void written.push(text) });
  const host = Object.assign(new EventEmitter(), {
    argv: ['node', 'main.ts', 'greet', '--loudly'],
    stdout: stream(),
    stderr: stream(),
    connected,
    disconnected: false,
    disconnect: () => void (host.disconnected = true),
    exitCode: undefined as number | undefined,
    exit: (code: number) => void exits.push(code),
  });
  return { host, written, exits };
}

it('gives the values and streams of the process, and leaves the exit code', async () => {
  const { host, written } = hostProcess();
  const code = await runInProcess(host, async ({ values, stdout, stderr }) => {
    stdout.write(values.join(' '));
    stderr.write('!');
    return 3;
  });
  expect([code, host.exitCode]).toEqual([3, 3]);
  expect(written).toEqual(['greet --loudly', '!']);
});

it('aborts the work at Ctrl-C, ends the process at the second, and listens no more at its end', async () => {
  const { host, exits } = hostProcess();
  await runInProcess(host, async ({ signal }) => {
    host.emit('SIGINT');
    expect(signal.aborted).toBe(true);
    expect(exits).toEqual([]);
    host.emit('SIGINT');
    expect(exits).toEqual([130]);
    return 130;
  });
  expect(host.eventNames()).toEqual([]);
});

it('ends the process when nobody reads its output any more', async () => {
  const { host, exits } = hostProcess();
  await runInProcess(host, async ({ stdout }) => {
    (stdout as unknown as EventEmitter).emit('error', new Error('EPIPE'));
    return 0;
  });
  expect(exits).toEqual([1]);
});

it.each([true, false])('closes the channel that a parent has opened: %s', async (connected) => {
  const { host } = hostProcess({ connected });
  await runInProcess(host, async () => 0);
  expect(host.disconnected).toBe(connected);
});
