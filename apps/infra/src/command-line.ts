import type { Clock } from '@scones/deterministic';
import type { AppContext } from './app-context.ts';
import type { Clients } from './clients.ts';
import { deployCommand } from './commands/deploy.ts';
import { destroyCommand } from './commands/destroy.ts';
import { leftoversCommand } from './commands/leftovers.ts';
import type { DeployContext } from './deploy.ts';
import type { RunCdk } from './run-cdk.ts';

export interface Services extends Omit<Clients, typeof Symbol.dispose> {
  readonly app: AppContext;
  readonly clock: Clock;
  readonly runCdk: RunCdk;
  readonly ask: DeployContext['ask'];
  readonly isFree: DeployContext['isFree'];
}

export function commandLine(services: Services) {
  return {
    name: 'infra',
    summary: 'Deploys the infrastructure by the CDK CLI, and undoes it. -c name=value sets a parameter.',
    commands: {
      deploy: deployCommand(services),
      destroy: destroyCommand(services),
      leftovers: leftoversCommand(services),
    },
  };
}
