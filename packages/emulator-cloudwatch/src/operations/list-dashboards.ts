import type { ListDashboardsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation } from '../context.ts';

export const listDashboards = operation<ListDashboardsCommandOutput>()(
  z.strictObject({ DashboardNamePrefix: z.string().default(''), NextToken: z.string().optional() }),
  ({ dashboards }, { DashboardNamePrefix }) => ({
    DashboardEntries: dashboards
      .values({ prefix: DashboardNamePrefix })
      .map(({ name, arn, body, updatedAt }) => ({
        DashboardName: name,
        DashboardArn: arn,
        LastModified: new Date(updatedAt),
        Size: Buffer.byteLength(body),
      })),
  }),
);
