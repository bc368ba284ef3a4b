import type { StopExecutionCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';

const input = z.strictObject({
  executionArn: z.string(),
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});

/** For an execution that has ended the answer is the time of its end. */
export const stopExecution = operation<StopExecutionCommandOutput>()(
  input,
  async ({ executions, executionTable }, { executionArn, error, cause }) => {
    executionTable.require(executionArn);
    const { stopDate } = await executions.stop(executionArn, error, cause);
    return { stopDate: stopDate === undefined ? undefined : new Date(stopDate) };
  },
);
