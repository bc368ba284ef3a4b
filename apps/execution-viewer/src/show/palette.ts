import type { RunStatus } from '@scones/execution-view';

const CODES: Readonly<Record<RunStatus | 'heading' | 'quiet', number>> = {
  succeeded: 32,
  failed: 31,
  'timed out': 31,
  running: 36,
  caught: 33,
  aborted: 33,
  heading: 1,
  quiet: 2,
};

export type Paint = (text: string, tone: keyof typeof CODES) => string;

/** Colours by status; none where the screen has no colours. */
export function palette(hasColors: boolean): Paint {
  return (text, tone) => (hasColors ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text);
}
