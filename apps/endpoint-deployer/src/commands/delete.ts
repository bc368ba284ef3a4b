import { type Command, defineCommand } from '@scones/command-line';
import {
  type DeleteContext,
  deleteEndpoint,
  deleteOptionsSchema,
  type DeleteProgress,
} from '../delete-endpoint.ts';

export function deleteCommand(services: Omit<DeleteContext, 'signal' | 'onProgress'>): Command {
  return defineCommand({
    summary: 'delete an endpoint with its configuration and its models',
    options: deleteOptionsSchema,
    run: (context, options) => deleteEndpoint({ ...services, ...context }, options),
    progress: ({ part, name }: DeleteProgress) => ({ text: `Deleted the ${part} ${name}` }),
    show: ({ endpointName }) => `${endpointName} and its parts are gone`,
  });
}
