import type { DescribeTableCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation, requireTable, tableName } from '../context.ts';
import { itemSize } from '../item-size.ts';
import { describeTable as describe } from '../table-record.ts';

/** Counts the items anew each time; AWS does every six hours. */
export const describeTable = operation<DescribeTableCommandOutput>()(
  z.strictObject({ TableName: tableName }),
  (context, { TableName }) => {
    const table = requireTable(context, TableName);
    const sizes = context.items.values({ prefix: `${table.name}/` }).map(({ item }) => itemSize(item));
    const bytes = sizes.reduce((total, size) => total + size, 0);
    return { Table: describe(context.identity, table, 'ACTIVE', { count: sizes.length, bytes }) };
  },
);
