import type { DescribeMapRunCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import type { MapRunCounts } from '../map-runs/map-run-record.ts';

const input = z.strictObject({ mapRunArn: z.string() });

export const describeMapRun = operation<DescribeMapRunCommandOutput>()(
  input,
  ({ mapRuns }, { mapRunArn }) => {
    const run = mapRuns.require(mapRunArn);
    const { arn, executionArn, status, startDate, stopDate, areResultsWritten } = run;
    const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = {
      ...run.request,
      ...run.changed,
    };
    return {
      mapRunArn: arn,
      executionArn,
      status,
      startDate: new Date(startDate),
      ...(stopDate !== undefined && { stopDate: new Date(stopDate) }),
      maxConcurrency,
      toleratedFailureCount,
      toleratedFailurePercentage,
      itemCounts: describeCounts(run.items, areResultsWritten, run.redriveDate !== undefined),
      executionCounts: describeCounts(run.executions, areResultsWritten, run.redriveDate !== undefined),
      redriveCount: run.redriveCount ?? 0,
      ...(run.redriveDate !== undefined && { redriveDate: new Date(run.redriveDate) }),
    };
  },
);

function describeCounts(
  counts: MapRunCounts,
  areResultsWritten: boolean,
  isRedriven: boolean,
): NonNullable<DescribeMapRunCommandOutput['itemCounts']> {
  // A run that an older version of the emulator kept has not all counts.
  const { pendingRedrive = 0, failuresNotRedrivable = 0, ...others }: Partial<MapRunCounts> = counts;
  const { total, running, succeeded, failed, timedOut, aborted } = counts;
  const ended = succeeded + failed + timedOut + aborted;
  return {
    ...(others as Required<typeof others>),
    pending: total - running - ended - pendingRedrive,
    resultsWritten: areResultsWritten ? ended : 0,
    ...(isRedriven && { pendingRedrive, failuresNotRedrivable }),
  };
}
