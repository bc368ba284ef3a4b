import type {
  DescribeTimeToLiveCommandOutput,
  UpdateTimeToLiveCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation, requireTable, tableName } from '../context.ts';
import { errors } from '../errors.ts';

export const describeTimeToLive = operation<DescribeTimeToLiveCommandOutput>()(
  z.strictObject({ TableName: tableName }),
  (context, { TableName }) => {
    const { timeToLive } = requireTable(context, TableName);
    return {
      TimeToLiveDescription:
        timeToLive === undefined
          ? { TimeToLiveStatus: 'DISABLED' }
          : { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive },
    };
  },
);

/** It holds at once, and may be changed again at once. */
export const updateTimeToLive = operation<UpdateTimeToLiveCommandOutput>()(
  z.strictObject({
    TableName: tableName,
    TimeToLiveSpecification: z.strictObject({
      Enabled: z.boolean(),
      AttributeName: z.string().min(1).max(255),
    }),
  }),
  (context, { TableName, TimeToLiveSpecification }) => {
    const table = requireTable(context, TableName);
    const { Enabled, AttributeName } = TimeToLiveSpecification;
    const { enabledAlready, disabledAlready, otherAttribute } = errors.ValidationException;
    const { timeToLive } = table;
    if (Enabled && timeToLive === AttributeName) throw enabledAlready();
    if (!Enabled && timeToLive === undefined) throw disabledAlready();
    if (timeToLive !== undefined && timeToLive !== AttributeName) throw otherAttribute({ name: timeToLive });
    context.tables.put(table.name, { ...table, timeToLive: Enabled ? AttributeName : undefined });
    return { TimeToLiveSpecification };
  },
);
