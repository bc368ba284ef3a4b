import type { Asking, StackSource } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import type { Clients } from './clients.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { runsCommand } from './commands/runs.ts';
import { stageCommand } from './commands/stage.ts';
import { trainCommand } from './commands/train.ts';

export interface Services extends Omit<Clients, 'cloudFormation' | typeof Symbol.dispose>, Asking {
  readonly clock: Clock;
  /** The stack that options are taken from. */
  readonly stack: StackSource;
  readonly cacheFolder: string;
}

export function commandLine(services: Services) {
  return {
    name: 'training-pipeline',
    summary: 'Stages a data set, trains a classifier on SageMaker and evaluates it through Step Functions.',
    commands: {
      stage: stageCommand(services),
      train: trainCommand(services),
      evaluate: evaluateCommand(services),
      runs: runsCommand(),
    },
  };
}
