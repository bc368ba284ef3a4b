import type { ListMetricsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation } from '../cloudwatch-context.ts';

const dimensionFilter = z.strictObject({ Name: z.string(), Value: z.string().optional() });

export const listMetrics = operation<ListMetricsCommandOutput>()(
  z.strictObject({
    Namespace: z.string().optional(),
    MetricName: z.string().optional(),
    Dimensions: z.array(dimensionFilter).default([]),
    NextToken: z.string().optional(),
  }),
  ({ metrics }, { Namespace, MetricName, Dimensions }) => ({
    Metrics: metrics
      .list()
      .filter((series) => Namespace === undefined || series.Namespace === Namespace)
      .filter((series) => MetricName === undefined || series.MetricName === MetricName)
      .filter((series) =>
        Dimensions.every(({ Name, Value }) =>
          series.Dimensions.some((own) => own.Name === Name && (Value === undefined || own.Value === Value)),
        ),
      )
      .map((series) => ({ ...series, Dimensions: [...series.Dimensions] })),
  }),
);
