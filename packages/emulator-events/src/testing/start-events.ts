import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import type { TargetPorts } from '../event-bus.ts';
import { events } from '../service.ts';

/** EventBridge on a free port, with the SDK's client and a clock that stands still. */
export async function startEvents(targets: TargetPorts = {}) {
  const store = new Store(':memory:');
  const clock = new FakeClock();
  /** The errors of targets that refused an event. */
  const refused: unknown[] = [];
  const service = events({
    store,
    identity: EMULATOR_IDENTITY,
    clock,
    random: seededRandom(1),
    targets,
    onFault: (fault) => void refused.push(fault),
  });
  const server = await serveInTest(service);
  const client = new EventBridgeClient(server.connection);
  return {
    service,
    client,
    clock,
    refused,
    async close() {
      client.destroy();
      await server.close();
      store.close();
    },
  };
}
