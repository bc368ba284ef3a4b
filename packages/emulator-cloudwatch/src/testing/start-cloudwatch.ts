import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { FakeClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import type { ActionPorts } from '../alarms.ts';
import { cloudWatch } from '../service.ts';

/** CloudWatch on a free port, with the SDK's client and a clock that stands still. */
export async function startCloudWatch(actions: ActionPorts = {}) {
  const clock = new FakeClock();
  const store = new Store(':memory:');
  const failedActions: unknown[] = [];
  const service = cloudWatch({
    store,
    identity: EMULATOR_IDENTITY,
    clock,
    actions,
    onFault: (fault) => void failedActions.push(fault),
  });
  const server = await serveInTest(service);
  const client = new CloudWatchClient(server.connection);
  return {
    clock,
    service,
    client,
    connection: server.connection,
    url: server.url,
    failedActions,
    async close() {
      client.destroy();
      await server.close();
      store.close();
    },
  };
}
