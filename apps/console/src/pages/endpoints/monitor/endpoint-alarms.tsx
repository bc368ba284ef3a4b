import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useQuery } from '@tanstack/react-query';
import { listAlarms } from '../../../aws/cloudwatch-client.ts';
import { Status } from '../../../shared/status.tsx';
import { watches } from './alarms-of.ts';
import { Failure } from '../../../shared/query-view.tsx';

/** The alarms that watch an endpoint, each with its state, live. */
export function EndpointAlarms({ endpointName }: { readonly endpointName: string }) {
  const alarms = useQuery({
    queryKey: ['monitoring', undefined, 'alarms'],
    queryFn: listAlarms,
    meta: { atMostEvery: 1000 },
  });
  if (alarms.error) return <Failure error={alarms.error} />;
  const mine = (alarms.data ?? []).filter((alarm) => watches(alarm, endpointName));
  if (mine.length === 0) return <Box color="text-body-secondary">No alarm watches this endpoint.</Box>;
  return (
    <KeyValuePairs
      columns={3}
      items={mine.map((alarm) => ({
        label: alarm.AlarmDescription ?? alarm.AlarmName ?? '',
        value: <AlarmState alarm={alarm} />,
      }))}
    />
  );
}

function AlarmState({
  alarm: { StateValue = 'INSUFFICIENT_DATA', StateReason },
}: {
  readonly alarm: MetricAlarm;
}) {
  return (
    <>
      <Status status={StateValue} />
      {StateValue === 'ALARM' && (
        <Box fontSize="body-s" color="text-body-secondary">
          {StateReason}
        </Box>
      )}
    </>
  );
}
