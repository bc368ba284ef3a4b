import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { dynamodb } from '../service.ts';

/** DynamoDB on a free port, with the SDK's client and a clock that stands still. */
export async function startDynamoDb() {
  const store = new Store(':memory:');
  const clock = new FakeClock();
  const server = await serveInTest(
    dynamodb({ store, identity: EMULATOR_IDENTITY, clock, random: seededRandom(1) }),
  );
  const client = new DynamoDBClient(server.connection);
  return {
    client,
    clock,
    async close() {
      client.destroy();
      await server.close();
      store.close();
    },
  };
}
