import { SSMClient } from '@aws-sdk/client-ssm';
import { FakeClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { ssm } from '../service.ts';

/** Systems Manager on a free port, with the SDK's client and a clock that stands still. */
export async function startSsm() {
  const store = new Store(':memory:');
  const clock = new FakeClock();
  const server = await serveInTest(ssm({ store, identity: EMULATOR_IDENTITY, clock }));
  const client = new SSMClient(server.connection);
  return {
    clock,
    client,
    async close() {
      client.destroy();
      await server.close();
      store.close();
    },
  };
}
