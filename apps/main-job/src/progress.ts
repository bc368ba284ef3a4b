import { Listr, PRESET_TIMER } from 'listr2';

/** How a step tells what it is doing. */
export interface StepTerminal {
  /** A line worth keeping where the output is no terminal. */
  line(text: string): void;
  /** A line that the next one replaces; shown on terminals only. */
  transient(text: string): void;
}

export interface StepOutcome<Result> {
  readonly result: Result;
  /** What the step came to, in place of its title. */
  readonly title: string;
}

/**
 * Shows one step of the job while it runs: a spinner and its latest line on a terminal, plain lines elsewhere, then
 * what it came to and the time it took. Rejects as the step does.
 */
export async function runStep<Result>(
  title: string,
  work: (terminal: StepTerminal) => Promise<StepOutcome<Result>>,
): Promise<Result> {
  const isTerminal = process.stdout.isTTY;
  let outcome: StepOutcome<Result> | undefined;
  const step = new Listr(
    {
      title,
      rendererOptions: { outputBar: 1 },
      task: async (_context, task) => {
        const show = (text: string): void => void (task.output = text);
        outcome = await work({ line: show, transient: isTerminal ? show : () => undefined });
        task.title = outcome.title;
      },
    },
    {
      renderer: 'default',
      rendererOptions: { timer: PRESET_TIMER, collapseErrors: false },
      fallbackRenderer: 'simple',
      fallbackRendererOptions: { timer: PRESET_TIMER },
      // Ctrl-C is the job's to answer: it cleans up.
      registerSignalListeners: false,
    },
  );
  await step.run();
  return (outcome as StepOutcome<Result>).result;
}

/** `▇▇▇▇▇▇▇·········` */
export function bar(done: number, total: number, width = 24): string {
  const filled = total > 0 ? Math.round((Math.min(done, total) / total) * width) : 0;
  return '▇'.repeat(filled) + '·'.repeat(width - filled);
}
