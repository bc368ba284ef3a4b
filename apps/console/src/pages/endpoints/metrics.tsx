import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import LineChart from '@cloudscape-design/components/line-chart';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { systemClock } from '@scones/deterministic';
import { durationText } from '@scones/execution-view';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { metricData, type MetricSeries } from '../../aws/cloudwatch-client.ts';
import { QueryView } from '../../shared/query-view.tsx';
import {
  type LineId,
  metricsWanted,
  rangeOf,
  type Span,
  SPANS,
  spanSince,
  widened,
  withZeros,
} from './metrics-wanted.ts';

interface Props {
  readonly endpointName: string;
  readonly variantName: string;
  /** When the endpoint was made, in milliseconds since the epoch. */
  readonly since: number;
}

interface Found {
  readonly span: Span;
  readonly range: { readonly from: Date; readonly to: Date };
  readonly series: readonly MetricSeries[];
}

/** Requests, latency and errors over time, from CloudWatch. */
export function Metrics({ endpointName, variantName, since }: Props) {
  const [span, setSpan] = useState<Span>(() => spanSince(since, systemClock.now()));
  const metrics = useQuery({
    queryKey: ['monitoring', undefined, 'endpoint', endpointName, variantName, span],
    queryFn: async ({ signal }): Promise<Found> => {
      const range = rangeOf(systemClock.now(), span);
      const wanted = metricsWanted(endpointName, variantName, span);
      return { span, range, series: await metricData(wanted, range.from, range.to, signal) };
    },
    placeholderData: keepPreviousData,
    meta: { atMostEvery: 2000 },
  });
  return (
    <SpaceBetween size="l">
      <SegmentedControl
        label="How far back"
        selectedId={span}
        options={SPAN_IDS.map((id) => ({ id, text: SPANS[id].label }))}
        onChange={({ detail }) => setSpan(SPAN_IDS.find((id) => id === detail.selectedId) ?? span)}
      />
      <QueryView query={metrics}>
        {(found) => (
          <ColumnLayout columns={3} minColumnWidth={280}>
            <MetricChart found={found} title="Requests" lines={{ requests: 'requests' }} unit="count" />
            <MetricChart found={found} title="Latency" lines={{ p50: 'median', p95: 'p95' }} unit="time" />
            <MetricChart
              found={found}
              title="Errors"
              lines={{ refused: 'refused (4xx)', failed: 'failed (5xx)' }}
              unit="count"
            />
          </ColumnLayout>
        )}
      </QueryView>
    </SpaceBetween>
  );
}

const SPAN_IDS = Object.keys(SPANS) as Span[];

interface ChartProps {
  readonly found: Found;
  readonly title: string;
  readonly lines: { readonly [Id in LineId]?: string };
  readonly unit: 'count' | 'time';
}

function MetricChart({ found: { span, range, series }, title, lines, unit }: ChartProps) {
  const drawn = Object.entries(lines).map(([id, name]) => {
    const points = series.find((one) => one.id === id)?.points ?? [];
    const shown = unit === 'count' ? withZeros(points, span, range.to) : widened(points, span);
    const data = shown.map(({ at, value }) => ({ x: at, y: value }));
    return { type: 'line' as const, title: name, data, valueFormatter: format(unit) };
  });
  return (
    <div>
      <Box variant="h3" padding={{ bottom: 's' }}>
        {title}
      </Box>
      <LineChart<Date>
        series={drawn.some(({ data }) => data.length > 0) ? drawn : []}
        height={200}
        xDomain={[range.from, range.to]}
        yDomain={[
          0,
          highestOf(
            unit,
            drawn.flatMap(({ data }) => data.map(({ y }) => y)),
          ),
        ]}
        xScaleType="time"
        xTickFormatter={clockText}
        yTickFormatter={format(unit)}
        ariaLabel={`${title} over time`}
        hideFilter
        empty={<Box textAlign="center">No requests in this time.</Box>}
      />
    </div>
  );
}

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const COUNT = new Intl.NumberFormat();
const clockText = (at: Date): string => CLOCK.format(at);

/** Gives a line of zeros a scale too. */
const highestOf = (unit: 'count' | 'time', values: readonly number[]): number =>
  Math.max(unit === 'count' ? 4 : 1, ...values) * 1.1;

/** ModelLatency is in microseconds. */
function format(unit: 'count' | 'time'): (value: number) => string {
  return (value) => (unit === 'count' ? COUNT.format(value) : durationText(value / 1000));
}
