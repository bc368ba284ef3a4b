import { type Command, defineCommand } from '@scones/command-line';
import { type DeleteContext, deleteEndpoint, deleteOptionsSchema } from '../delete-endpoint.ts';
import { describeProgress } from '../describe-progress.ts';

export function deleteCommand(services: Omit<DeleteContext, 'signal' | 'onProgress'>): Command {
  return defineCommand({
    summary: 'delete an endpoint with its configurations and its models',
    options: deleteOptionsSchema,
    run: (context, options) => deleteEndpoint({ ...services, ...context }, options),
    progress: describeProgress,
    show: ({ endpointName, configurationName, modelNames }) =>
      configurationName === undefined && modelNames.length === 0
        ? `There is no endpoint ${endpointName}, and so nothing to delete; if it is in another region, set AWS_REGION`
        : `${endpointName} and its parts are gone`,
  });
}
