import type { DeleteTableCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation, requireTable, tableName } from '../context.ts';
import { errors } from '../errors.ts';
import { describeTable } from '../table-record.ts';

export const deleteTable = operation<DeleteTableCommandOutput>()(
  z.strictObject({ TableName: tableName }),
  (context, { TableName }) => {
    const table = requireTable(context, TableName);
    const { identity, items, tables, transaction } = context;
    if (table.isProtected) throw errors.ValidationException.protected();
    transaction(() => {
      for (const { key } of items.values({ prefix: `${table.name}/` })) items.delete(key);
      tables.delete(table.name);
    });
    return { TableDescription: describeTable(identity, table, 'DELETING', { count: 0, bytes: 0 }) };
  },
);
