import { type Command, defineCommand } from '@scones/command-line';
import { invokeOnce } from '../invoke-once.ts';
import { failureOf, showAnswer } from '../trial-answer.ts';
import { trialOptionsSchema, type TrialServices } from '../trial.ts';

export function invokeCommand(services: TrialServices): Command {
  return defineCommand({
    summary: 'run a Lambda on one event, in a sandbox of its own',
    options: trialOptionsSchema,
    run: (context, options) => invokeOnce({ ...services, ...context }, options),
    progress: (text: string) => ({ text }),
    show: showAnswer,
    verdict: failureOf,
  });
}
