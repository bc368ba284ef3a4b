import type { DescribeTableCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation, requireTable, tableName } from '../context.ts';
import { contentsOf } from '../table-contents.ts';
import { describeTable as describe } from '../table-record.ts';

/** Counts the items anew each time; AWS does every six hours. */
export const describeTable = operation<DescribeTableCommandOutput>()(
  z.strictObject({ TableName: tableName }),
  (context, { TableName }) => {
    const table = requireTable(context, TableName);
    return { Table: describe(context.identity, table, 'ACTIVE', contentsOf(context, table)) };
  },
);
