import { NOT_TRUNCATED } from '../history.ts';
import type { Payload } from '../payload.ts';
import { failureDetails, type TaskResource } from './task-resource.ts';

type Subject = { readonly resourceType: string; readonly resource: string };

/** Writes the events of a task that calls a service around its run. */
export function serviceTask(
  subject: Subject,
  name: string,
  work: Pick<TaskResource, 'call' | 'follow' | 'abandon' | 'awaitsReport'>,
): TaskResource {
  const outputDetails = (
    output: Payload,
  ): Subject & { output: string; outputDetails: typeof NOT_TRUNCATED } => ({
    ...subject,
    output: output.text,
    outputDetails: NOT_TRUNCATED,
  });
  return {
    subject: name,
    ...work,
    writeScheduled(write, parameters, region, scheduling) {
      write('TaskScheduled', { ...subject, region, parameters: parameters.text, ...scheduling });
      write('TaskStarted', subject);
    },
    writeSubmitted: (write, output) => void write('TaskSubmitted', outputDetails(output)),
    writeSucceeded: (write, output) => void write('TaskSucceeded', outputDetails(output)),
    writeFailed: (write, error) => void write('TaskFailed', { ...subject, ...failureDetails(error) }),
    writeTimedOut: (write, error) => void write('TaskTimedOut', { ...subject, ...failureDetails(error) }),
  };
}
