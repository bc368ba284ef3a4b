import type { Step } from './workflow-steps.ts';

/** Where the run stands: how much is done, and what runs now or comes next. */
export interface Standing {
  readonly sentence: string;
  /** The step that is next, where one is open. */
  readonly next: Step | undefined;
}

export function standingOf(steps: readonly Step[]): Standing {
  const done = steps.filter(({ state }) => state === 'done' || state === 'rings').length;
  const running = steps.filter(({ state }) => state === 'running');
  const failed = steps.find(({ state }) => state === 'failed');
  const next = steps.find(({ state }) => state === 'open');
  const count = done === steps.length ? 'All steps are done.' : `${done} of ${steps.length} steps are done.`;
  const now = running.map(({ title }) => `${title} runs.`);
  if (failed)
    return { sentence: [count, ...now, `${failed.title} failed: look why.`].join(' '), next: undefined };
  if (running.length > 0) return { sentence: [count, ...now].join(' '), next: undefined };
  return { sentence: next ? `${count} Next: ${next.title}.` : count, next };
}
