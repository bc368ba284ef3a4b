import { type Command, defineCommand } from '@scones/command-line';
import { describeProgress } from '../describe-progress.ts';
import { rollback, rollbackOptionsSchema } from '../update/rollback.ts';
import type { UpdateContext } from '../update/update.ts';

export function rollbackCommand(services: Omit<UpdateContext, 'signal' | 'onProgress'>): Command {
  return defineCommand({
    summary: 'undo the last update of an endpoint',
    options: rollbackOptionsSchema,
    run: (context, options) => rollback({ ...services, ...context }, options),
    progress: describeProgress,
    show: ({ endpointName, configurationName, seconds }) =>
      `${endpointName} is back at ${configurationName} after ${seconds.toFixed(1)} s`,
  });
}
