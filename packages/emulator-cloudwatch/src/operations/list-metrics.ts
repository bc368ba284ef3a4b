import type { ListMetricsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { pageOf } from '@scones/emulator-core';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { seriesKey } from '../metric-series.ts';

const dimensionFilter = z.strictObject({ Name: z.string(), Value: z.string().optional() });

export const listMetrics = operation<ListMetricsCommandOutput>()(
  z.strictObject({
    Namespace: z.string().optional(),
    MetricName: z.string().optional(),
    Dimensions: z.array(dimensionFilter).default([]),
    NextToken: z.string().optional(),
  }),
  ({ metrics }, { Namespace, MetricName, Dimensions, NextToken }) => {
    const found = metrics
      .list()
      .filter((series) => Namespace === undefined || series.Namespace === Namespace)
      .filter((series) => MetricName === undefined || series.MetricName === MetricName)
      .filter((series) =>
        Dimensions.every(({ Name, Value }) =>
          series.Dimensions.some((own) => own.Name === Name && (Value === undefined || own.Value === Value)),
        ),
      );
    const { items, token } = pageOf(found, {
      token: NextToken,
      limit: PAGE,
      keyOf: seriesKey,
      refuse: () => errors.InvalidParameterValue.nextToken(),
    });
    return {
      Metrics: items.map((series) => ({ ...series, Dimensions: [...series.Dimensions] })),
      NextToken: token,
    };
  },
);

/** As on AWS. */
const PAGE = 500;
