import { type Command, defineCommand } from '@scones/command-line';
import { serve, serveOptionsSchema, type ServeServices } from '../serving/serve.ts';

export function serveCommand(services: ServeServices): Command {
  return defineCommand({
    summary: 'keep a function of the running emulator up to date with its sources',
    options: serveOptionsSchema,
    run: (context, options) => serve({ ...services, ...context }, options),
    progress: (text: string) => ({ text }),
    show: ({ reloads, leaving }) => `Reloaded ${reloads} ${reloads === 1 ? 'time' : 'times'}; ${leaving}`,
  });
}
