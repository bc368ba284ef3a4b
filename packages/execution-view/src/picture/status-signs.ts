import type { RunStatus } from '../history/state-run.ts';

/** A sign beside each colour, so that nobody needs to tell colours apart. */
export const STATUS_SIGNS: Readonly<Record<RunStatus, string>> = {
  running: '▶',
  succeeded: '✓',
  caught: '↷',
  failed: '✕',
  'timed out': '◷',
  aborted: '■',
};
