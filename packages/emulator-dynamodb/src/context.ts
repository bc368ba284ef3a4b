import type { Clock, Random } from '@scones/deterministic';
import { type Collection, type Identity, operationsOf } from '@scones/emulator-core';
import { z } from 'zod';
import type { Item } from './attribute-value.ts';
import { errors } from './errors.ts';
import type { TableRecord } from './table-record.ts';

/** An item as it is kept, under the name of its table and its key. */
export interface ItemRecord {
  readonly key: string;
  readonly item: Item;
}

/** A transaction that was made, by the token of its client, who may not have heard its answer. */
interface RequestRecord {
  readonly token: string;
  readonly input: string;
  readonly madeAt: number;
}

/** The state and the ports that the operations work on. */
export interface DynamoDbContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly tables: Collection<TableRecord>;
  readonly items: Collection<ItemRecord>;
  readonly requests: Collection<RequestRecord>;
  readonly transaction: <R>(work: () => R) => R;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<DynamoDbContext>();

/** A table's name, or its ARN. */
export const tableName = z
  .string()
  .min(1)
  .max(1024)
  .transform(nameOfTable)
  .pipe(z.string().regex(/^[a-zA-Z0-9_.-]+$/));

/** The name in an ARN of a table, or the name itself. */
export function nameOfTable(nameOrArn: string): string {
  return nameOrArn.replace(/^arn:aws:dynamodb:[^:]*:\d*:table\//, '');
}

/** For operations on items. Throws `ResourceNotFoundException`. */
export function findTable({ tables }: DynamoDbContext, name: string): TableRecord {
  const table = tables.get(name);
  if (!table) throw errors.ResourceNotFoundException.ofItems();
  return table;
}

/** For operations on tables. Throws `ResourceNotFoundException`. */
export function requireTable({ tables }: DynamoDbContext, name: string): TableRecord {
  const table = tables.get(name);
  if (!table) throw errors.ResourceNotFoundException.table({ name });
  return table;
}
