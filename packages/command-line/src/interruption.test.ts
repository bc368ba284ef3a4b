import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { listenForInterruption } from './interruption.ts';

it('aborts at the first Ctrl-C and insists at the second', () => {
  const process = new EventEmitter();
  let insisted = 0;
  using interruption = listenForInterruption(process, () => void (insisted += 1));
  expect(interruption.signal.aborted).toBe(false);
  process.emit('SIGINT');
  expect(interruption.signal.reason).toMatchObject({ code: 'INTERRUPTED' });
  expect(insisted).toBe(0);
  process.emit('SIGTERM');
  expect(insisted).toBe(1);
});

it('stops listening when it is disposed of', () => {
  const process = new EventEmitter();
  listenForInterruption(process, () => undefined)[Symbol.dispose]();
  expect(process.listenerCount('SIGINT') + process.listenerCount('SIGTERM')).toBe(0);
});
