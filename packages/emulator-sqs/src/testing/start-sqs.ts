import { SQSClient } from '@aws-sdk/client-sqs';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { sqs as service } from '../service.ts';

/** SQS on a free port, with the SDK's client and a clock that stands still. */
export async function startSqs() {
  const store = new Store(':memory:');
  const clock = new FakeClock();
  let url = '';
  const sqs = service({
    store,
    identity: EMULATOR_IDENTITY,
    clock,
    random: seededRandom(1),
    endpointUrl: () => url,
  });
  const server = await serveInTest(sqs);
  ({ url } = server);
  const client = new SQSClient(server.connection);
  return {
    url,
    clock,
    client,
    /** Ends what waits, as the emulator does at its end. */
    end: async () => await sqs.close?.(),
    async close() {
      client.destroy();
      await server.close();
      store.close();
    },
  };
}
