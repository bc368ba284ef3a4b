import { afterEach, beforeEach, expect } from 'vitest';

/**
 * Has each test of a file fail whose thread works for longer, in milliseconds: nothing else happens on it meanwhile. Time
 * in which a busy machine lets the thread wait doesn't count.
 */
export function limitThreadTime(milliseconds: number): void {
  let begun: NodeJS.CpuUsage;
  beforeEach(() => {
    begun = process.threadCpuUsage();
  });
  afterEach(() => {
    const { user, system } = process.threadCpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(milliseconds);
  });
}
