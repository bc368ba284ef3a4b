import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { arn, type Identity, type Tags } from '@scones/emulator-core';
import type { ValueType } from './attribute-value.ts';
import { names } from './service-names.ts';

/** The attributes that identify an item: the hash key's, and the range key's where there is one. */
export interface Keys {
  readonly hash: string;
  readonly range: string | undefined;
}

export interface IndexRecord extends Keys {
  readonly name: string;
  readonly isGlobal: boolean;
  readonly projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  /** Of `INCLUDE`. */
  readonly included: readonly string[];
}

/** A table as it is kept. */
export interface TableRecord extends Keys {
  readonly name: string;
  readonly id: string;
  readonly madeAt: number;
  /** The types of all key attributes, the indexes' too. */
  readonly types: Readonly<Record<string, ValueType>>;
  readonly indexes: readonly IndexRecord[];
  /** Undefined where it is paid by the request. */
  readonly capacity: { readonly read: number; readonly write: number } | undefined;
  readonly tableClass: string | undefined;
  readonly isProtected: boolean;
  /** The attribute that says, in seconds since the epoch, until when an item is there; absent, items stay. */
  readonly timeToLive?: string | undefined;
  readonly tags: Tags;
}

export function tableArn(identity: Identity, name: string): string {
  return arn(identity, names.arn, `table/${name}`);
}

/** The name of a table by its ARN or that of an index of it. */
export function tableInArn(arnOfTable: string): string {
  return /:table\/([^/]+)/.exec(arnOfTable)?.[1] ?? '';
}

export function keyNames({ hash, range }: Keys): string[] {
  return range === undefined ? [hash] : [hash, range];
}

function keySchema({ hash, range }: Keys): NonNullable<TableDescription['KeySchema']> {
  const first = { AttributeName: hash, KeyType: 'HASH' as const };
  return range === undefined ? [first] : [first, { AttributeName: range, KeyType: 'RANGE' as const }];
}

interface Contents {
  readonly count: number;
  readonly bytes: number;
}

/** A table as DynamoDB shows it. */
export function describeTable(
  identity: Identity,
  table: TableRecord,
  status: 'ACTIVE' | 'CREATING' | 'DELETING' | 'UPDATING',
  { count, bytes }: Contents,
): TableDescription {
  const arn = tableArn(identity, table.name);
  const made = new Date(table.madeAt);
  const indexes = (isGlobal: boolean) => table.indexes.filter((index) => index.isGlobal === isGlobal);
  const local = indexes(false).map((index) => describeIndex(arn, index));
  const global = indexes(true).map((index) => ({
    ...describeIndex(arn, index),
    IndexStatus: status,
    ProvisionedThroughput: describeCapacity(table),
  }));
  return {
    TableName: table.name,
    TableArn: arn,
    TableId: table.id,
    TableStatus: status,
    CreationDateTime: made,
    AttributeDefinitions: Object.entries(table.types).map(([AttributeName, type]) => ({
      AttributeName,
      AttributeType: type as 'S' | 'N' | 'B',
    })),
    KeySchema: keySchema(table),
    ItemCount: count,
    TableSizeBytes: bytes,
    ProvisionedThroughput: describeCapacity(table),
    BillingModeSummary: table.capacity
      ? undefined
      : { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: made },
    LocalSecondaryIndexes: local.length > 0 ? local : undefined,
    GlobalSecondaryIndexes: global.length > 0 ? global : undefined,
    TableClassSummary:
      table.tableClass === undefined ? undefined : { TableClass: table.tableClass as 'STANDARD' },
    DeletionProtectionEnabled: table.isProtected,
  };
}

function describeCapacity({ capacity = { read: 0, write: 0 } }: TableRecord) {
  return {
    NumberOfDecreasesToday: 0,
    ReadCapacityUnits: capacity.read,
    WriteCapacityUnits: capacity.write,
  };
}

function describeIndex(tableArn: string, index: IndexRecord) {
  const { name, projection, included } = index;
  return {
    IndexName: name,
    IndexArn: `${tableArn}/index/${name}`,
    KeySchema: keySchema(index),
    Projection: {
      ProjectionType: projection,
      NonKeyAttributes: projection === 'INCLUDE' ? [...included] : undefined,
    },
  };
}
