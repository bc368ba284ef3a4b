import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'PutCompositeAlarm',
    why: 'Each alarm watches one metric; let several alarms tell one topic.',
  },
  {
    what: 'DescribeAlarmContributors',
    why: 'An alarm watches one metric, so that nothing contributes but that.',
  },
  {
    what: 'alarm mute rules and alarms over logs',
    why: 'DisableAlarmActions silences an alarm, and an alarm watches one metric.',
    operations: ['*AlarmMuteRule*', 'PutLogAlarm'],
  },
  {
    what: 'anomaly detectors and insight rules',
    why: 'They learn from weeks of metrics, and an emulator runs for hours.',
    operations: ['*AnomalyDetector*', '*InsightRule*'],
  },
  {
    what: 'metric streams, data sets and enrichment',
    why: 'No service here takes a stream of metrics; GetMetricData reads them.',
    operations: ['*MetricStream*', '*Dataset*', '*OTelEnrichment', '*ResourceMetricsConfiguration'],
  },
  { what: 'GetMetricWidgetImage', why: 'No pictures are drawn of metrics; GetMetricData gives the numbers.' },
];
