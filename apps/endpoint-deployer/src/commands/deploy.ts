import { type Command, defineCommand, type ProgressLine } from '@scones/command-line';
import { deploy, type DeployContext, type DeployProgress } from '../deploy/deploy.ts';
import { deployOptionsSchema } from '../deploy/deploy-options.ts';

export function deployCommand(services: Omit<DeployContext, 'signal' | 'onProgress'>): Command {
  return defineCommand({
    summary: 'make an endpoint of a model, with data capture, and wait until it answers',
    options: deployOptionsSchema,
    run: (context, options) => deploy({ ...services, ...context }, options),
    progress: describeProgress,
    show: ({ endpointName, endpointArn, seconds }) =>
      `${endpointArn}\n${endpointName} is in service after ${seconds.toFixed(1)} s`,
  });
}

function describeProgress(event: DeployProgress): ProgressLine {
  switch (event.type) {
    case 'created':
      return { text: `Created the ${event.part} ${event.name}` };
    case 'status':
      return { text: `The endpoint ${event.name} is ${event.status}` };
    case 'undo':
      return { text: `Removing what was made of the endpoint ${event.name}` };
  }
}
