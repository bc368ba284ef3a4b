import { type Ports, ServiceError } from '@scones/states-language';
import { errors } from '../errors.ts';
import type { Activities } from './activities.ts';
import type { ActivityTasks } from './activity-tasks.ts';

/** Offers an execution's tasks to workers; rejects with a `ServiceError` where the activity is gone. */
export function scheduleActivity(activities: Activities, tasks: ActivityTasks): Ports['scheduleActivity'] {
  return async (task, signal) => {
    if (activities.find(task.activityArn)) return await tasks.schedule(task, signal);
    const { code, message, statusCode } = errors.ActivityDoesNotExist({ arn: task.activityArn });
    throw new ServiceError(code, message, statusCode, '');
  };
}
