import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';

/** Whether an alarm is about an endpoint. */
export function watches({ Dimensions = [] }: MetricAlarm, endpointName: string): boolean {
  return Dimensions.some(({ Name, Value }) => Name === 'EndpointName' && Value === endpointName);
}
