import { defineProgram } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { mainJobOptionsSchema } from './options.ts';

/** The job; the values of its command line are kept with what it leaves. */
export const mainJob = (values: readonly string[]) =>
  defineProgram({
    summary: 'Runs the whole workflow offline: stage, train, deploy, execute, evaluate, monitor, clean up.',
    options: mainJobOptionsSchema,
    run: async ({ signal, print, step }, options) => {
      // Imported late, so that a mistake on the command line is answered at once.
      const { runMainJob } = await import('./main-job.ts');
      await runMainJob({ clock: systemClock, signal, values, print, step }, options);
    },
  });
