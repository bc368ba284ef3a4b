import type { DescribeMapRunCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import type { MapRunCounts } from '../map-runs/map-runs.ts';

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
      itemCounts: describeCounts(run.items, areResultsWritten),
      executionCounts: describeCounts(run.executions, areResultsWritten),
      redriveCount: run.redriveCount ?? 0,
      ...(run.redriveDate !== undefined && { redriveDate: new Date(run.redriveDate) }),
    };
  },
);

function describeCounts(
  counts: MapRunCounts,
  areResultsWritten: boolean,
): MapRunCounts & {
  pending: number;
  resultsWritten: number;
} {
  const { total, running, succeeded, failed, timedOut, aborted } = counts;
  const ended = succeeded + failed + timedOut + aborted;
  return { ...counts, pending: total - running - ended, resultsWritten: areResultsWritten ? ended : 0 };
}
