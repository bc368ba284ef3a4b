import type { ListDashboardsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';

export const listDashboards = operation<ListDashboardsCommandOutput>()(
  z.strictObject({ DashboardNamePrefix: z.string().default(''), NextToken: z.string().optional() }),
  ({ dashboards }, { DashboardNamePrefix, NextToken }) => {
    const page = pageOf(dashboards.values({ prefix: DashboardNamePrefix }), {
      token: NextToken,
      limit: PAGE,
      keyOf: ({ name }) => name,
      refuse: () => errors.InvalidParameterValue.nextToken(),
    });
    const DashboardEntries = page.items.map(({ name, arn, body, updatedAt }) => ({
      DashboardName: name,
      DashboardArn: arn,
      LastModified: new Date(updatedAt),
      Size: Buffer.byteLength(body),
    }));
    return { DashboardEntries, NextToken: page.token };
  },
);

/** As on AWS. */
const PAGE = 1000;
