import type { ListTablesCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../context.ts';

/** A page begins after the last table of the one before, which need not be there any more. */
export const listTables = operation<ListTablesCommandOutput>()(
  z.strictObject({
    ExclusiveStartTableName: z.string().default(''),
    Limit: z.int().min(1).max(100).default(100),
  }),
  ({ tables }, { ExclusiveStartTableName: after, Limit }) => {
    const found = tables.values({ after, limit: Limit + 1 }).map(({ name }) => name);
    const TableNames = found.slice(0, Limit);
    return { TableNames, LastEvaluatedTableName: found.length > Limit ? TableNames.at(-1) : undefined };
  },
);
