import type { GetDashboardCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation } from '../context.ts';
import { findDashboard } from '../find-dashboard.ts';

export const getDashboard = operation<GetDashboardCommandOutput>()(
  z.strictObject({ DashboardName: z.string() }),
  (context, { DashboardName }) => {
    const { name, arn, body } = findDashboard(context, DashboardName);
    return { DashboardName: name, DashboardArn: arn, DashboardBody: body };
  },
);
