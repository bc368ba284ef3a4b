import type { RedriveExecutionCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { findRedriveFault } from '../executions/redrive-rules.ts';

const input = z.strictObject({
  executionArn: z.string(),
  clientToken: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[!-~]+$/)
    .optional(),
});

/** The same client token again answers the redrive that it was for. */
export const redriveExecution = operation<RedriveExecutionCommandOutput>()(
  input,
  async ({ clock, executions, executionTable }, { executionArn, clientToken }) => {
    const record = executionTable.require(executionArn);
    if (record.mapRunArn !== undefined) throw errors.ValidationException.labelledExecution();
    const earlier = executions.redriveOf(record, clientToken);
    if (earlier !== undefined) return { redriveDate: new Date(earlier) };
    const fault = findRedriveFault(record, executionTable.lastEventId(executionArn), clock.now());
    if (fault) throw fault;
    return { redriveDate: new Date(await executions.redrive(record, clientToken)) };
  },
);
