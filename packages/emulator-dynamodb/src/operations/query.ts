import type { QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { findTable, operation } from '../context.ts';
import { errors } from '../errors.ts';
import { fulfils, parseCondition } from '../expressions/condition.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { Tokens } from '../expressions/tokens.ts';
import { inDetectedWords } from '../detected-words.ts';
import { hashPrefix } from '../item-keys.ts';
import { checkFilter, hashOf } from '../key-condition.ts';
import { checkSelect, findIndex, parseFilter, parsePaths, readPage, searchMembers } from '../reads.ts';
import { plainMetrics } from '../return-members.ts';

export const query = operation<QueryCommandOutput>()(
  z.strictObject({
    ...searchMembers,
    ReturnConsumedCapacity: plainMetrics.ReturnConsumedCapacity,
    KeyConditionExpression: z.string().optional(),
    ScanIndexForward: z.boolean().default(true),
  }),
  (context, { KeyConditionExpression: text, ScanIndexForward, ...search }) => {
    if (text === undefined) throw errors.ValidationException.noKeyCondition();
    inDetectedWords(() => checkSelect(search));
    const placeholders = new Placeholders(search);
    const condition = parseCondition(new Tokens('KeyConditionExpression', text, placeholders));
    const filter = parseFilter(search.FilterExpression, placeholders);
    const paths = parsePaths(search.ProjectionExpression, placeholders);
    placeholders.checkUsed(true);
    const table = findTable(context, search.TableName);
    const index = findIndex(table, search);
    const hash = hashOf(condition, index ?? table, table.types);
    checkFilter(filter, index ?? table);
    return readPage(context, table, {
      search,
      index,
      prefix: index?.isGlobal ? `${table.name}/` : hashPrefix(table, hash),
      isMeant: (item) => fulfils(item, condition),
      filter,
      paths,
      isDescending: !ScanIndexForward,
    }) as QueryCommandOutput;
  },
);
