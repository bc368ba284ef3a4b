import { SSMClient } from '@aws-sdk/client-ssm';
import { FakeClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { ssm } from '../service.ts';

/** Systems Manager on a free port, with the SDK's client and a clock that stands still. */
export async function startSsm() {
  const store = new Store(':memory:');
  const clock = new FakeClock();
  const service = ssm({ store, identity: EMULATOR_IDENTITY, clock });
  const server = await serveInTest(service);
  const client = new SSMClient(server.connection);
  return {
    clock,
    service,
    client,
    async close() {
      client.destroy();
      await server.close();
      store.close();
    },
  };
}
