import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import { durationText } from '@scones/execution-view';
import { useMemo } from 'react';
import { TimeChart } from '../../shared/time-chart/time-chart.tsx';
import type { ChartPoint } from '../../shared/time-chart/chart-shape.ts';
import type { Invocation } from './read-invocations.ts';

/** More points than these would lie on each other. */
const MOST_POINTS = 500;

/** How long the newest invocations took, and how much memory, over time. */
export function InvocationCharts({ invocations }: { readonly invocations: readonly Invocation[] }) {
  const shown = useMemo(() => invocations.slice(0, MOST_POINTS).reverse(), [invocations]);
  const durations = useMemo(
    () => shown.map((one) => pointOf(one, one.durationMillis, durationText(one.durationMillis))),
    [shown],
  );
  const memory = useMemo(
    () => shown.map((one) => pointOf(one, one.memoryMegabytes, `${one.memoryMegabytes} MB`)),
    [shown],
  );
  return (
    <ColumnLayout columns={2} minColumnWidth={280}>
      <div>
        <Box variant="h3">Duration</Box>
        <TimeChart
          label="The duration of each invocation over time"
          points={durations}
          format={durationText}
          empty="The function has not run yet."
        />
        <Box variant="small">● warm start, ◆ cold start, ✕ failed</Box>
      </div>
      <div>
        <Box variant="h3">Memory used</Box>
        <TimeChart
          label="The memory that each invocation used over time"
          points={memory}
          format={(value) => `${value} MB`}
          empty="The function has not run yet."
        />
      </div>
    </ColumnLayout>
  );
}

function pointOf(invocation: Invocation, value: number, text: string): ChartPoint {
  const { endedAt, initMillis, status, requestId } = invocation;
  const start = initMillis === undefined ? 'warm' : `cold, ${durationText(initMillis)}`;
  const title = [text, start, ...(status === undefined ? [] : [status]), requestId].join('\n');
  if (status !== undefined) return { at: endedAt, value, title, kind: 'failed' };
  return initMillis === undefined
    ? { at: endedAt, value, title }
    : { at: endedAt, value, title, kind: 'marked' };
}
