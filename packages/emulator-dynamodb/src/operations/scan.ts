import type { ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { findTable, operation } from '../context.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { checkSelect, findIndex, parseFilter, parsePaths, readPage, searchMembers } from '../reads.ts';
import { plainMetrics } from '../return-members.ts';

export const scan = operation<ScanCommandOutput>()(
  z.strictObject({ ...searchMembers, ReturnConsumedCapacity: plainMetrics.ReturnConsumedCapacity }),
  (context, search) => {
    checkSelect(search);
    const placeholders = new Placeholders(search);
    const filter = parseFilter(search.FilterExpression, placeholders);
    const paths = parsePaths(search.ProjectionExpression, placeholders);
    placeholders.checkUsed(filter !== undefined || paths !== undefined);
    const table = findTable(context, search.TableName);
    return readPage(context, table, {
      search,
      index: findIndex(table, search),
      prefix: `${table.name}/`,
      isMeant: () => true,
      filter,
      paths,
      isDescending: false,
    }) as ScanCommandOutput;
  },
);
