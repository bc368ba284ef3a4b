import type { DescribeExecutionCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import type { ExecutionRecord } from '../executions/execution-store.ts';
import { awaitsRedrive, redriveFaultText, statusFaultText } from '../executions/redrive-rules.ts';

const input = z.strictObject({
  executionArn: z.string(),
  includedData: z.enum(['ALL_DATA', 'METADATA_ONLY']).optional(),
});

export const describeExecution = operation<DescribeExecutionCommandOutput>()(
  input,
  ({ clock, executionTable, mapRuns }, { executionArn, includedData }) => {
    const record = executionTable.require(executionArn);
    // Asking for the count has all that is pending written.
    const eventCount = (): number => executionTable.lastEventId(executionArn);
    const { arn, name, stateMachineArn, startDate, stopDate, mapRunArn } = record;
    const redrivenAt = mapRunArn === undefined ? undefined : mapRuns.redrivenAt(mapRunArn);
    const isPending = awaitsRedrive(record, redrivenAt);
    const fault = isPending
      ? statusFaultText('PENDING_REDRIVE')
      : redriveFaultText(record, eventCount, clock.now());
    return {
      executionArn: arn,
      stateMachineArn,
      ...(record.stateMachineVersionArn !== undefined && {
        stateMachineVersionArn: record.stateMachineVersionArn,
      }),
      ...(record.stateMachineAliasArn !== undefined && { stateMachineAliasArn: record.stateMachineAliasArn }),
      name,
      status: isPending ? 'PENDING_REDRIVE' : record.status,
      startDate: new Date(startDate),
      ...(stopDate !== undefined && { stopDate: new Date(stopDate) }),
      ...describeData(record, includedData !== 'METADATA_ONLY'),
      ...(mapRunArn !== undefined && { mapRunArn }),
      ...(record.traceHeader !== undefined && { traceHeader: record.traceHeader }),
      redriveCount: record.redriveCount ?? 0,
      ...(record.redriveDate !== undefined && { redriveDate: new Date(record.redriveDate) }),
      ...describeRedrive(fault, mapRunArn !== undefined),
    };
  },
);

/** AWS shows no error for an execution that has timed out; its last event has it. */
function describeData(record: ExecutionRecord, included: boolean): object {
  const { input: text, output, error, cause, status } = record;
  return {
    ...(included && { input: text, output, ...(status !== 'TIMED_OUT' && { error, cause }) }),
    inputDetails: { included },
    ...(output !== undefined && { outputDetails: { included } }),
  };
}

function describeRedrive(redriveStatusReason: string | undefined, isChild: boolean): object {
  if (redriveStatusReason === undefined)
    return { redriveStatus: isChild ? 'REDRIVABLE_BY_MAP_RUN' : 'REDRIVABLE' };
  return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
}
