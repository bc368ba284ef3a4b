export { NOT_SUPPORTED } from './not-supported.ts';
export type { ActionPorts } from './alarms.ts';
export { knownSeries, type MetricSeries } from './metric-series.ts';
export { cloudWatch, type CloudWatchOptions, type CloudWatchService } from './service.ts';
