import type { CreateTableCommandOutput } from '@aws-sdk/client-dynamodb';
import { tagList } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { readTable, tableMembers } from '../table-input.ts';
import { describeTable, type TableRecord } from '../table-record.ts';
import { addedTags } from '../tags.ts';

/** The table is there at once, though the answer says that it is being made, as AWS's does. */
export const createTable = operation<CreateTableCommandOutput>()(
  z.strictObject({ ...tableMembers, Tags: tagList.default({}) }),
  ({ identity, clock, random, tables }, { Tags, ...input }) => {
    const definition = readTable(input);
    const { name } = definition;
    if (tables.has(name)) throw errors.ResourceInUseException({ name });
    const table: TableRecord = {
      ...definition,
      id: random.uuid(),
      madeAt: clock.now(),
      tags: addedTags({}, Tags),
    };
    tables.put(name, table);
    return { TableDescription: describeTable(identity, table, 'CREATING', { count: 0, bytes: 0 }) };
  },
);
