import type { Asking, StackSource } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import type { Clients } from './clients.ts';
import { deleteCommand } from './commands/delete.ts';
import { deployCommand } from './commands/deploy.ts';
import { monitorCommand } from './commands/monitor.ts';
import { rollbackCommand } from './commands/rollback.ts';
import { statusCommand } from './commands/status.ts';
import { updateCommand } from './commands/update.ts';

export interface Services extends Omit<Clients, 'cloudFormation' | typeof Symbol.dispose>, Asking {
  readonly clock: Clock;
  /** The stack that options are taken from. */
  readonly stack: StackSource;
}

export function commandLine(services: Services) {
  return {
    name: 'endpoint-deployer',
    summary: 'Deploys a model to a SageMaker endpoint, watches it and takes it down.',
    commands: {
      deploy: deployCommand(services),
      update: updateCommand(services),
      rollback: rollbackCommand(services),
      status: statusCommand(services),
      monitor: monitorCommand(services),
      delete: deleteCommand(services),
    },
  };
}
