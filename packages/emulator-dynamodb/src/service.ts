import type { Clock, Random } from '@scones/deterministic';
import {
  type Collection,
  type EmulatedService,
  type Identity,
  jsonService,
  resourceTagValues,
  type Store,
} from '@scones/emulator-core';
import { access } from './access.ts';
import type { DynamoDbContext } from './context.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { resourceKinds } from './resource-kinds.ts';
import { names } from './service-names.ts';
import { tableInArn, type TableRecord } from './table-record.ts';

interface DynamoDbOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}

/** DynamoDB: tables and their items. */
export function dynamodb({ store, identity, clock, random }: DynamoDbOptions): EmulatedService {
  const tables: Collection<TableRecord> = store.collection('dynamodb.tables');
  return jsonService<DynamoDbContext>({
    names,
    version: '1.0',
    target: 'DynamoDB_20120810',
    operations,
    access,
    resourceContext: (resource) => resourceTagValues(tables.get(tableInArn(resource))?.tags),
    resourceKinds: resourceKinds(identity),
    notSupported: NOT_SUPPORTED,
    context: {
      identity,
      clock,
      random,
      tables,
      items: store.collection('dynamodb.items'),
      requests: store.collection('dynamodb.requests'),
      transaction: (work) => store.transaction(work),
    },
  });
}
