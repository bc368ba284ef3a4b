import { type Command, defineCommand } from '@scones/command-line';
import { leftovers, type LeftoversContext, leftoversOptionsSchema } from '../leftovers.ts';

export function leftoversCommand(services: Omit<LeftoversContext, 'signal' | 'onProgress'>): Command {
  return defineCommand({
    summary: 'list what the project has in the account, by its tag',
    options: leftoversOptionsSchema,
    run: (context) => leftovers({ ...services, ...context }),
    progress: (_event: never) => undefined,
    show: ({ arns }) => (arns.length === 0 ? 'The project has nothing in the account' : arns.join('\n')),
  });
}
