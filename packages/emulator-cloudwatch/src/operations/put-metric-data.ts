import type { PutMetricDataCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation, timeInput } from '../cloudwatch-context.ts';
import { errors } from '../errors.ts';
import { dimensionsInput } from '../metric-series.ts';

const datumSchema = z.strictObject({
  MetricName: z.string().min(1),
  Dimensions: dimensionsInput,
  Timestamp: timeInput.optional(),
  Value: z.number({ error: 'The emulator takes single values only' }),
  Unit: z.string().optional(),
  StorageResolution: z.number().optional(),
});

export const putMetricData = operation<PutMetricDataCommandOutput>()(
  z.strictObject({ Namespace: z.string().min(1), MetricData: z.array(datumSchema).min(1).max(1000) }),
  ({ alarms }, { Namespace, MetricData }) => {
    if (Namespace.startsWith('AWS/'))
      throw errors.InvalidParameterValue('The value AWS/ for parameter Namespace is invalid.');
    for (const { MetricName, Dimensions, Value, Timestamp } of MetricData)
      alarms.record({ Namespace, MetricName, Dimensions }, Value, Timestamp?.getTime());
    return {};
  },
);
