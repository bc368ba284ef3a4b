import type { DescribeMapRunCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import type { MapRunRecord } from '../map-runs.ts';

const input = z.strictObject({ mapRunArn: z.string() });

export const describeMapRun = operation<DescribeMapRunCommandOutput>()(
  input,
  ({ mapRuns }, { mapRunArn }) => {
    const run = mapRuns.require(mapRunArn);
    const { arn, executionArn, status, startDate, stopDate, request } = run;
    return {
      mapRunArn: arn,
      executionArn,
      status,
      startDate: new Date(startDate),
      ...(stopDate !== undefined && { stopDate: new Date(stopDate) }),
      maxConcurrency: request.maxConcurrency,
      toleratedFailureCount: request.toleratedFailureCount,
      toleratedFailurePercentage: request.toleratedFailurePercentage,
      itemCounts: counts(run),
      executionCounts: counts(run),
      redriveCount: 0,
    };
  },
);

/** Every item is one execution, so that both are counted alike. */
function counts({ request, counts: { running, succeeded, failed, timedOut, aborted } }: MapRunRecord): {
  pending: number;
  running: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
  total: number;
  resultsWritten: number;
} {
  const total = request.itemCount;
  const pending = total - running - succeeded - failed - timedOut - aborted;
  return { pending, running, succeeded, failed, timedOut, aborted, total, resultsWritten: 0 };
}
