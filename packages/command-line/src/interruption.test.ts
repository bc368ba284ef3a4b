import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type InterruptionOptions, listenForInterruption } from './interruption.ts';

function listening(options?: InterruptionOptions) {
  const process = new EventEmitter();
  let insisted = 0;
  const interruption = listenForInterruption(process, () => void (insisted += 1), options);
  return { process, interruption, insisted: () => insisted };
}

describe('an interruption', () => {
  it('aborts at the first Ctrl-C and insists at the second', () => {
    const { process, interruption, insisted } = listening();
    expect(interruption.signal.aborted).toBe(false);
    process.emit('SIGINT');
    expect(interruption.signal.reason).toMatchObject({ code: 'INTERRUPTED' });
    expect(insisted()).toBe(0);
    process.emit('SIGINT');
    expect(insisted()).toBe(1);
  });

  it('does not insist at a SIGTERM, which Nx and npm send after a Ctrl-C that has reached the program too', () => {
    const { process, insisted } = listening();
    process.emit('SIGINT');
    process.emit('SIGTERM');
    expect(insisted()).toBe(0);
  });

  it.each(['SIGTERM', 'disconnect'])('aborts at %s', (event) => {
    const { process, interruption, insisted } = listening();
    process.emit(event);
    process.emit(event);
    expect(interruption.signal.aborted).toBe(true);
    expect(insisted()).toBe(0);
  });

  it('leaves a closed terminal to the system, unless it is told otherwise', () => {
    expect(listening().process.listenerCount('SIGHUP')).toBe(0);
    const { process, interruption } = listening({ atHangup: true });
    process.emit('SIGHUP');
    expect(interruption.signal.aborted).toBe(true);
  });

  it('stops listening when it is disposed of', () => {
    const { process, interruption } = listening({ atHangup: true });
    interruption[Symbol.dispose]();
    expect(process.eventNames()).toEqual([]);
  });
});
