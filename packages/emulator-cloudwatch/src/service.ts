import type { Clock } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  jsonService,
  type OperationTable,
  queryService,
  type Store,
} from '@scones/emulator-core';
import { type ActionPorts, Alarms } from './alarms.ts';
import type { CloudWatchContext } from './cloudwatch-context.ts';
import { eitherProtocol } from './either-protocol.ts';
import type { MetricSeries } from './metric-series.ts';
import { MetricTable } from './metric-table.ts';
import { deleteDashboards } from './operations/delete-dashboards.ts';
import { getDashboard } from './operations/get-dashboard.ts';
import { listDashboards } from './operations/list-dashboards.ts';
import { deleteAlarms } from './operations/delete-alarms.ts';
import { describeAlarms } from './operations/describe-alarms.ts';
import { getMetricData } from './operations/get-metric-data.ts';
import { getMetricStatistics } from './operations/get-metric-statistics.ts';
import { listMetrics } from './operations/list-metrics.ts';
import { putDashboard } from './operations/put-dashboard.ts';
import { putMetricAlarm } from './operations/put-metric-alarm.ts';
import { putMetricData } from './operations/put-metric-data.ts';
import { setAlarmState } from './operations/set-alarm-state.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { fromForms } from './query-input.ts';

/** Every operation that is supported. */
export const operations = {
  DeleteAlarms: deleteAlarms,
  DeleteDashboards: deleteDashboards,
  DescribeAlarms: describeAlarms,
  GetDashboard: getDashboard,
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  ListDashboards: listDashboards,
  ListMetrics: listMetrics,
  ListTagsForResource: listTagsForResource,
  PutDashboard: putDashboard,
  PutMetricAlarm: putMetricAlarm,
  PutMetricData: putMetricData,
  SetAlarmState: setAlarmState,
  TagResource: tagResource,
  UntagResource: untagResource,
} satisfies OperationTable<CloudWatchContext>;

export interface CloudWatchOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  /** What alarms can act on, by the service in the action's ARN. */
  readonly actions: ActionPorts;
  /** Told of actions that failed. */
  readonly onFault: (error: unknown) => void;
}

export interface CloudWatchService extends EmulatedService {
  /** Takes a data point of the emulator's own services in, under `AWS/…`. */
  recordMetric(series: MetricSeries, value: number): void;
}

export function cloudWatch({
  store,
  identity,
  clock,
  actions,
  onFault,
}: CloudWatchOptions): CloudWatchService {
  const metrics = new MetricTable(store);
  const records = store.collection<never>('cloudwatch.alarms');
  const alarms = new Alarms({ identity, clock, records, metrics, actions, onFault });
  const context: CloudWatchContext = {
    identity,
    clock,
    alarms,
    metrics,
    dashboards: store.collection('cloudwatch.dashboards'),
  };
  const json = jsonService({
    name: 'monitoring',
    version: '1.0',
    target: 'GraniteServiceVersion20100801',
    operations,
    context,
    close: () => alarms.close(),
  });
  const query = queryService({
    name: 'monitoring',
    version: '2010-08-01',
    namespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    operations: fromForms(operations),
    maps: ['ExtendedStatistics'],
    context,
  });
  return { ...eitherProtocol(json, query), recordMetric: (series, value) => alarms.record(series, value) };
}
