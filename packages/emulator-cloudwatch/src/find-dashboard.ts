import { type CloudWatchContext, type DashboardRecord } from './context.ts';
import { errors } from './errors.ts';

/** Throws `ResourceNotFound`. */
export function findDashboard({ dashboards }: CloudWatchContext, name: string): DashboardRecord {
  const dashboard = dashboards.get(name);
  if (!dashboard) throw errors.ResourceNotFound.dashboard({ name });
  return dashboard;
}
