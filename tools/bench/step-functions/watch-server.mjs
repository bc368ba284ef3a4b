import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into a server by `--import`: answers over IPC how long its event loop was held since it was asked last, in
 * milliseconds at the 99.9th percentile and at most.
 */
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', (message) => {
  if (message !== 'loop delay') return;
  process.send?.({ p999: delay.percentile(99.9) / 1e6, max: delay.max / 1e6 });
  delay.reset();
});
