import { NOT_TRUNCATED } from '../history.ts';
import { Payload } from '../payload.ts';
import { ServiceError } from '../ports.ts';
import { runtimeError, StatesError } from '../states-error.ts';
import { awaitReport, waitingOf } from './await-report.ts';
import { failureDetails, type TaskResource } from './task-resource.ts';

const ACTIVITY_ARN = /^arn:[^:]+:states:[^:]+:[^:]+:activity:[^:]+$/;

function notScheduled(error: unknown): never {
  throw error instanceof ServiceError ? new StatesError(error.code, error.message, { cause: error }) : error;
}

/** An activity's ARN as the Resource: a worker that polls for its tasks takes this one, and reports on it. */
export function activity(resource: string): TaskResource | undefined {
  if (!ACTIVITY_ARN.test(resource)) return undefined;
  return {
    subject: resource,
    awaitsReport: true,
    check({ hasActivity }) {
      if (hasActivity?.(resource) === false) throw runtimeError(`The activity ${resource} does not exist.`);
    },
    /** The answer is the name of the worker, or null for one without a name. */
    async call(run) {
      const { arguments: input, ports, signal, taskToken } = run;
      const task = { activityArn: resource, taskToken: taskToken(), input: JSON.stringify(input) };
      const worker = await ports.scheduleActivity(task, signal).catch(notScheduled);
      // The time until the first heartbeat begins when a worker has the task.
      waitingOf(run).beat();
      return new Payload(worker ?? null);
    },
    follow: awaitReport,
    writeScheduled(write, input, _region, { taskCredentials: _, ...limits }) {
      write('ActivityScheduled', { resource, input: input.text, inputDetails: NOT_TRUNCATED, ...limits });
    },
    writeSubmitted(write, { value }) {
      write('ActivityStarted', typeof value === 'string' ? { workerName: value } : {});
    },
    writeSucceeded(write, { text }) {
      write('ActivitySucceeded', { output: text, outputDetails: NOT_TRUNCATED });
    },
    writeFailed(write, error) {
      const type = error.error === 'ActivityDoesNotExist' ? 'ActivityScheduleFailed' : 'ActivityFailed';
      write(type, failureDetails(error));
    },
    writeTimedOut: (write, error) => void write('ActivityTimedOut', failureDetails(error)),
  };
}
