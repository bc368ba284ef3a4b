import type { SendTaskFailureCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { reportTask, taskTokenInput } from '../activities/report-task.ts';

const input = z.strictObject({
  taskToken: taskTokenInput,
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});

export const sendTaskFailure = operation<SendTaskFailureCommandOutput>()(
  input,
  async (context, { taskToken, error, cause }) => {
    await reportTask(context, taskToken, { error, cause });
    return {};
  },
);
