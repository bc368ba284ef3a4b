import type { DescribeEventBusCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busOutput } from '../bus-record.ts';
import { busName, findBus, operation } from '../context.ts';

export const describeEventBus = operation<DescribeEventBusCommandOutput>()(
  z.strictObject({ Name: busName }),
  (context, { Name }) => busOutput(findBus(context, Name)),
);
