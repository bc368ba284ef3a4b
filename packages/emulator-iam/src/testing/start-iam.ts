import { IAMClient } from '@aws-sdk/client-iam';
import { FakeClock, seededRandom, systemClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { iam } from '../service.ts';

/** IAM on a free port, with the SDK's client and a fake clock. */
export async function startIam() {
  const clock = new FakeClock();
  const store = new Store(':memory:');
  const service = iam({
    store,
    identity: EMULATOR_IDENTITY,
    clock,
    // The SDK dates its requests by the machine's.
    clientClock: systemClock,
    random: seededRandom(1),
  });
  const server = await serveInTest(service);
  const client = new IAMClient(server.connection);
  return {
    clock,
    service,
    client,
    faults: server.faults,
    async close() {
      client.destroy();
      await server.close();
      store.close();
    },
  };
}
