import { expect, it } from 'vitest';
import { driftAlarm, driftMetric } from './drift-alarm.ts';

it('watches the metric that is put', () => {
  const { Namespace, MetricData } = driftMetric('e', 2);
  const alarm = driftAlarm('e', ['arn:topic']);
  expect(alarm).toMatchObject({
    AlarmName: 'e-drift',
    Namespace,
    MetricName: MetricData?.[0]?.MetricName,
    Dimensions: MetricData?.[0]?.Dimensions,
    AlarmActions: ['arn:topic'],
  });
  expect(MetricData?.[0]).toMatchObject({ Value: 2, StorageResolution: 1 });
});
