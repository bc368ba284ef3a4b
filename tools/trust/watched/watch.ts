/**
 * Loaded into the emulator before its own code (`node --import`): tells its parent when the event loop is held, and how
 * much memory is in use after everything that is not needed was collected, and what keeps the loop alive.
 */
import { systemClock } from '@scones/deterministic';

/** Between two looks at the loop, in milliseconds. */
const PAUSE = 5;
/** Shorter holds are not told. */
const WORTH_TELLING = 10;

if (process.send) {
  process.on('message', (message) => {
    if (message === 'memory')
      tell({ memory: usedBytes(), mostResident: process.resourceUsage().maxRSS * 1024 });
    if (message === 'resources') tell({ resources: process.getActiveResourcesInfo() });
  });
  // Asking for messages must not keep the emulator from ending.
  process.channel?.unref();
  void watchLoop();
}

/**
 * The loop is held for as long as its thread works without a look at its timers. A machine that is busy with something
 * else holds the thread too, but then it does not work.
 */
async function watchLoop(): Promise<never> {
  for (;;) {
    const before = { time: systemClock.elapsed(), cpu: process.threadCpuUsage() };
    await systemClock.sleep(PAUSE);
    const { user, system } = process.threadCpuUsage(before.cpu);
    const held = Math.min(systemClock.elapsed() - before.time - PAUSE, (user + system) / 1000);
    if (held > WORTH_TELLING) tell({ held, at: systemClock.now() });
  }
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function tell(message: object): void {
  if (process.connected) process.send?.(message);
}
