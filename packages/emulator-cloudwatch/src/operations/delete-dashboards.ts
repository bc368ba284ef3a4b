import type { DeleteDashboardsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation } from '../context.ts';
import { findDashboard } from '../find-dashboard.ts';

export const deleteDashboards = operation<DeleteDashboardsCommandOutput>()(
  z.strictObject({ DashboardNames: z.array(z.string()) }),
  (context, { DashboardNames }) => {
    const found = DashboardNames.map((name) => findDashboard(context, name));
    for (const { name } of found) context.dashboards.delete(name);
    return {};
  },
);
