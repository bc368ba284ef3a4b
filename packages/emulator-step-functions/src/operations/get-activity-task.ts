import type { GetActivityTaskCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { nameInput } from '../names.ts';

const input = z.strictObject({
  activityArn: z.string().min(1).max(256),
  workerName: nameInput.optional(),
});

/** Waits up to a minute for a task; without one the answer is empty. */
export const getActivityTask = operation<GetActivityTaskCommandOutput>()(
  input,
  async ({ activities, activityTasks }, { activityArn, workerName }, { signal }) => {
    const { arn } = activities.require(activityArn);
    const task = await activityTasks.poll(arn, workerName, signal);
    return task ? { taskToken: task.taskToken, input: task.input } : {};
  },
);
