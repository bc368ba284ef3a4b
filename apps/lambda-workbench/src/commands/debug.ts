import { type Command, CommandError, countOption, defineCommand } from '@scones/command-line';
import { Inspector } from '@scones/emulator-lambda';
import { z } from 'zod';
import { prepareTrial, runTrial } from '../run-trial.ts';
import { failureOf, showAnswer } from '../trial-answer.ts';
import { type TrialContext, trialOptionsSchema, type TrialServices } from '../trial.ts';

/** The port where debuggers look by default. */
const INSPECTOR_PORT = 9229;
const HIGHEST_PORT = 65_535;

const optionsSchema = trialOptionsSchema.extend({
  port: countOption(0, HIGHEST_PORT)
    .default(INSPECTOR_PORT)
    .describe('where the debugger attaches, 0 for any port that is free')
    .meta({ value: 'port' }),
  pause: z
    .boolean()
    .default(false)
    .describe('stop where the handler is called, for a debugger without breakpoints'),
});

export function debugCommand(services: TrialServices): Command {
  return defineCommand({
    summary: 'wait for a debugger, then run a Lambda on one event',
    options: optionsSchema,
    async run(context, options) {
      const trial = { ...services, ...context };
      const prepared = await prepareTrial(trial, options, { purpose: 'debug', pauses: options.pause });
      await using inspector = await startInspector(trial, options.port);
      trial.onProgress(`Waiting for a debugger at ${inspector.address} (VS Code, or chrome://inspect)`);
      return await runTrial(trial, prepared, inspector);
    },
    progress: (text: string) => ({ text }),
    show: showAnswer,
    verdict: failureOf,
  });
}

async function startInspector({ clock, onProgress }: TrialContext, port: number): Promise<Inspector> {
  const onChange = (isAttached: boolean): void =>
    onProgress(
      isAttached ? 'A debugger is attached: no time-out runs' : 'The debugger has gone: time-outs run again',
    );
  try {
    return await Inspector.start({ port, clock, onChange });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    const hint = 'Give another with --port, or end what listens there.';
    throw new CommandError('PORT_TAKEN', `Port ${port} of 127.0.0.1 is taken`, hint, { cause });
  }
}
