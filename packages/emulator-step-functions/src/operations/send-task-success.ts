import type { SendTaskSuccessCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { readOutput, reportTask, taskTokenInput } from '../activities/report-task.ts';

const input = z.strictObject({ taskToken: taskTokenInput, output: z.string() });

export const sendTaskSuccess = operation<SendTaskSuccessCommandOutput>()(
  input,
  async (context, { taskToken, output }) => {
    await reportTask(context, taskToken, { output: readOutput(taskToken, output) });
    return {};
  },
);
