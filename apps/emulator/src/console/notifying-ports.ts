import type { CloudWatchService } from '@scones/emulator-cloudwatch';
import type { LogsService } from '@scones/emulator-logs';
import type { S3Objects } from '@scones/emulator-s3';
import type { Notify } from './live-events.ts';

/** The log, which also reports the lines that the emulator's own services write. */
export function notifyingLogs(logs: LogsService, notify: Notify): LogsService {
  return {
    ...logs,
    append(group, stream, events) {
      logs.append(group, stream, events);
      notify('logs', group);
    },
  };
}

/** The metrics, which also report what the emulator's own services count. */
export function notifyingMetrics(metrics: CloudWatchService, notify: Notify): CloudWatchService {
  return {
    ...metrics,
    recordMetric(series, value, unit) {
      metrics.recordMetric(series, value, unit);
      notify('monitoring');
    },
  };
}

/** The objects, which also report what services put: captures, models. */
export function notifyingObjects(objects: S3Objects, notify: Notify): S3Objects {
  return {
    ...objects,
    async put(bucket, ...object) {
      const put = await objects.put(bucket, ...object);
      notify('s3', bucket);
      return put;
    },
    async delete(bucket, key) {
      await objects.delete(bucket, key);
      notify('s3', bucket);
    },
  };
}
