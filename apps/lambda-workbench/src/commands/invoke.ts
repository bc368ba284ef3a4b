import { type Command, defineCommand } from '@scones/command-line';
import { prepareTrial, runTrial } from '../run-trial.ts';
import { failureOf, showAnswer } from '../trial-answer.ts';
import { trialOptionsSchema, type TrialServices } from '../trial.ts';

export function invokeCommand(services: TrialServices): Command {
  return defineCommand({
    summary: 'run a Lambda on one event, in a sandbox of its own',
    options: trialOptionsSchema,
    async run(context, options) {
      const trial = { ...services, ...context };
      return runTrial(trial, await prepareTrial(trial, options, { purpose: 'try' }));
    },
    progress: (text: string) => ({ text }),
    show: showAnswer,
    verdict: failureOf,
  });
}
