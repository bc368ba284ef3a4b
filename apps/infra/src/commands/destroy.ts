import { type Command, defineCommand, type ProgressLine } from '@scones/command-line';
import {
  destroy,
  type DestroyContext,
  type DestroyedStack,
  destroyOptionsSchema,
  type DestroyProgress,
} from '../destroy.ts';

export function destroyCommand(services: Omit<DestroyContext, 'signal' | 'onProgress'>): Command {
  return defineCommand({
    summary: 'undo the deployment: the endpoint with its parts, and the stack',
    options: destroyOptionsSchema,
    run: (context, options) => destroy({ ...services, ...context }, options),
    progress: describeProgress,
    show: describeEnd,
  });
}

function describeEnd({ stackName, region, existed, deletedObjects }: DestroyedStack): string {
  if (!existed)
    return (
      `There is no stack ${stackName} in ${region}, and so nothing to destroy. ` +
      'If it is in another region, set AWS_REGION; if it has another name, add -c scones:stackName=NAME'
    );
  return deletedObjects === 0
    ? `${stackName} is gone`
    : `${stackName} is gone, with everything that its bucket held: ${deletedObjects}`;
}

function describeProgress(event: DestroyProgress): ProgressLine {
  switch (event.type) {
    case 'deleted':
      return { text: `Deleted the ${event.part} ${event.name}` };
    case 'log group':
      return { text: `Deleted the log group ${event.name}` };
    case 'objects':
      return { text: `Deleted ${event.objects} objects of ${event.bucket}`, transient: true };
  }
}
