import type { CloudWatchContext } from './context.ts';
import { errors } from './errors.ts';

type Tags = Readonly<Record<string, string>>;

/** An alarm or a dashboard. */
export function findTagged(
  { alarms, dashboards }: CloudWatchContext,
  arn: string,
): { tags: Tags; keep: (tags: Tags) => void } {
  const alarm = alarms.records.get(/:alarm:(.*)$/s.exec(arn)?.[1] ?? '');
  if (alarm?.arn === arn)
    return { tags: alarm.tags, keep: (tags) => alarms.records.put(alarm.name, { ...alarm, tags }) };
  const dashboard = dashboards.get(/:dashboard\/(.*)$/s.exec(arn)?.[1] ?? '');
  if (dashboard?.arn === arn)
    return { tags: dashboard.tags, keep: (tags) => dashboards.put(dashboard.name, { ...dashboard, tags }) };
  throw errors.ResourceNotFoundException({ arn });
}
