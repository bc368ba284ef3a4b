import type { DeleteActivityCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { checkArn } from '../names.ts';

const input = z.strictObject({ activityArn: z.string().min(1).max(256) });

/** Deleting an absent activity is no error. */
export const deleteActivity = operation<DeleteActivityCommandOutput>()(
  input,
  ({ activities }, { activityArn }) => {
    checkArn(activityArn, 'activity');
    activities.delete(activityArn);
    return {};
  },
);
