import { type Command, defineCommand, type ProgressLine } from '@scones/command-line';
import { destroy, type DestroyContext, destroyOptionsSchema, type DestroyProgress } from '../destroy.ts';

export function destroyCommand(services: Omit<DestroyContext, 'signal' | 'onProgress'>): Command {
  return defineCommand({
    summary: 'undo the deployment: the endpoint with its parts, and the stack',
    options: destroyOptionsSchema,
    run: (context, options) => destroy({ ...services, ...context }, options),
    progress: describeProgress,
    show: ({ stackName, deletedObjects }) =>
      deletedObjects === 0
        ? `${stackName} is gone`
        : `${stackName} is gone, with all that its bucket held: ${deletedObjects}`,
  });
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
