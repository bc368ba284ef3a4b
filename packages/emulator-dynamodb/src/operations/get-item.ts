import type { GetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../context.ts';
import { getMembers, readOne } from '../read-one.ts';
import { plainMetrics } from '../return-members.ts';

export const getItem = operation<GetItemCommandOutput>()(
  z.strictObject({
    ...getMembers,
    ReturnConsumedCapacity: plainMetrics.ReturnConsumedCapacity,
    ConsistentRead: z.boolean().optional(),
  }),
  (context, input) => ({ Item: readOne(context, input) }) as GetItemCommandOutput,
);
