import { debugCommand } from './commands/debug.ts';
import { invokeCommand } from './commands/invoke.ts';
import { serveCommand } from './commands/serve.ts';
import type { TrialServices } from './trial.ts';

export function commandLine(services: TrialServices) {
  return {
    name: 'lambda-workbench',
    summary: 'Tries a Lambda while it is being written.',
    commands: {
      invoke: invokeCommand(services),
      serve: serveCommand(services),
      debug: debugCommand(services),
    },
  };
}
