import type { DescribeAlarmsOutput } from '@aws-sdk/client-cloudwatch';
import { jsonCall } from './json-call.ts';

/** The alarms that ring now, asked without the SDK's client, which is too large for the first page. */
export async function ringingAlarms(
  signal?: AbortSignal,
): Promise<readonly { readonly name: string; readonly reason: string }[]> {
  const input = { StateValue: 'ALARM', AlarmTypes: ['MetricAlarm'] };
  const { MetricAlarms = [] } = await jsonCall<DescribeAlarmsOutput>(
    'monitoring',
    'DescribeAlarms',
    input,
    signal,
  );
  return MetricAlarms.map(({ AlarmName = '', StateReason = '' }) => ({
    name: AlarmName,
    reason: StateReason,
  }));
}
