import type { Clock, Random } from '@scones/deterministic';
import { type EmulatedService, type Identity, jsonService, type Store } from '@scones/emulator-core';
import { access } from './access.ts';
import type { DynamoDbContext } from './context.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { resourceKinds } from './resource-kinds.ts';
import { names } from './service-names.ts';

interface DynamoDbOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}

/** DynamoDB: tables and their items. */
export function dynamodb({ store, identity, clock, random }: DynamoDbOptions): EmulatedService {
  return jsonService<DynamoDbContext>({
    names,
    version: '1.0',
    target: 'DynamoDB_20120810',
    operations,
    access,
    resourceKinds: resourceKinds(identity),
    notSupported: NOT_SUPPORTED,
    context: {
      identity,
      clock,
      random,
      tables: store.collection('dynamodb.tables'),
      items: store.collection('dynamodb.items'),
      requests: store.collection('dynamodb.requests'),
      transaction: (work) => store.transaction(work),
    },
  });
}
