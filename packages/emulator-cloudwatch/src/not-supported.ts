import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'PutCompositeAlarm',
    why: 'Let several alarms tell one topic, or one alarm watch an expression over several metrics.',
  },
  {
    what: 'DescribeAlarmContributors',
    why: 'An alarm watches one series, so that nothing contributes but that.',
  },
  {
    what: 'alarm mute rules and alarms over logs',
    why: 'DisableAlarmActions silences an alarm, and an alarm watches metrics.',
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
  {
    what: 'the functions SEARCH, ANOMALY_DETECTION_BAND, INSIGHT_RULE_METRIC, DB_PERF_INSIGHTS, LAMBDA and SERVICE_QUOTA of metric math, and queries in SQL',
    why: 'Name the metrics by their queries, and take several together by METRICS().',
  },
  { what: 'GetMetricWidgetImage', why: 'No pictures are drawn of metrics; GetMetricData gives the numbers.' },
];
