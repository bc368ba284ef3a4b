import type { UpdateTableCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation, requireTable, tableName } from '../context.ts';
import { describeTable } from '../table-record.ts';
import { contentsOf } from '../table-contents.ts';
import { changedTable, changeMembers } from '../table-changes.ts';

/** The change is made at once, though the answer says that it is being made, as AWS's does. */
export const updateTable = operation<UpdateTableCommandOutput>()(
  z.strictObject({ TableName: tableName, ...changeMembers }),
  (context, { TableName, ...changes }) => {
    const table = changedTable(requireTable(context, TableName), changes);
    context.tables.put(table.name, table);
    return {
      TableDescription: describeTable(context.identity, table, 'UPDATING', contentsOf(context, table)),
    };
  },
);
