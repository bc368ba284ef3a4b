import type { ProgressLine } from '@scones/command-line';
import type { UpdateProgress } from './update/update.ts';

/** The progress line for each event in the life of an endpoint. */
export function describeProgress(event: UpdateProgress): ProgressLine {
  switch (event.type) {
    case 'created':
      return { text: `Created the ${event.part} ${event.name}` };
    case 'status':
      return { text: `The endpoint ${event.name} is ${event.status}` };
    case 'undo':
      return { text: `Removing what was made of the endpoint ${event.name}` };
    case 'deleted':
      return { text: `Deleted the ${event.part} ${event.name}` };
  }
}
