import type { Trial } from './trial.ts';

/** The commands of the harness, in the order of `docs/reliability.md`. Each is loaded only where it is run. */
export const TRIALS: Readonly<Record<string, () => Promise<{ readonly trial: Trial }>>> = {
  fuzz: () => import('./fuzz/fuzz.ts'),
  archives: () => import('./archives/archives.ts'),
  browser: () => import('./browser/browser.ts'),
  expressions: () => import('./expressions/expressions.ts'),
  crash: () => import('./crash/crash.ts'),
  disk: () => import('./disk/disk.ts'),
  interrupt: () => import('./interrupt/interrupt.ts'),
  load: () => import('./load/load.ts'),
  access: () => import('./access/access.ts'),
  faults: () => import('./faults/faults.ts'),
};
