import type { DescribeAlarmsOutput } from '@aws-sdk/client-cloudwatch';
import { jsonCall } from './json-call.ts';
import { allPages } from './pages-of.ts';

export interface AlarmState {
  readonly name: string;
  readonly rings: boolean;
  readonly reason: string;
}

/** How each alarm stands, asked without the SDK's client, which is too large for the first page. */
export async function alarmStates(signal?: AbortSignal): Promise<readonly AlarmState[]> {
  const alarms = await allPages(
    (NextToken) =>
      jsonCall<DescribeAlarmsOutput>('monitoring', 'DescribeAlarms', { MaxRecords: 100, NextToken }, signal),
    'NextToken',
    ({ MetricAlarms }) => MetricAlarms,
  );
  return alarms.map(({ AlarmName = '', StateValue, StateReason = '' }) => ({
    name: AlarmName,
    rings: StateValue === 'ALARM',
    reason: StateReason,
  }));
}
