import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { systemClock } from '@scones/deterministic';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { metricData } from '../../aws/cloudwatch-client.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { TimeChart } from '../../shared/time-chart/time-chart.tsx';
import { alarmQuery } from './alarm-query.ts';

const NUMBER = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 });
const HOUR = 3_600_000;
const SPANS = [
  { id: '3', text: '3 hours' },
  { id: '24', text: 'A day' },
  { id: '168', text: 'A week' },
];

/** The metric of an alarm over time, with its threshold. */
export function AlarmChart({ alarm }: { readonly alarm: MetricAlarm }) {
  const [hours, setHours] = useState('24');
  const { AlarmName, Threshold, MetricName = '' } = alarm;
  const series = useQuery({
    queryKey: ['monitoring', undefined, 'alarm', AlarmName, hours],
    queryFn: ({ signal }) => {
      const now = systemClock.now();
      const from = new Date(now - Number(hours) * HOUR);
      return metricData([alarmQuery(alarm, Number(hours))], from, new Date(now), signal);
    },
    meta: { atMostEvery: 5000 },
  });
  return (
    <SpaceBetween size="s">
      <SegmentedControl
        label="Time shown"
        options={SPANS}
        selectedId={hours}
        onChange={({ detail }) => setHours(detail.selectedId)}
      />
      <QueryView query={series}>
        {([found]) => (
          <TimeChart
            label={`${MetricName} over time${Threshold === undefined ? '' : `, with the threshold ${Threshold}`}`}
            points={(found?.points ?? []).map(({ at, value }) => ({
              at: at.getTime(),
              value,
              title: `${NUMBER.format(value)}\n${at.toLocaleString()}`,
            }))}
            format={(value) => NUMBER.format(value)}
            threshold={Threshold}
            isJoined
            empty="The metric has no value in this time."
          />
        )}
      </QueryView>
    </SpaceBetween>
  );
}
