import { SNSClient } from '@aws-sdk/client-sns';
import { seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { type ServedInTest, serveInTest } from '@scones/emulator-core/testing';
import { sns, type SnsOptions } from '../service.ts';
import { RetryClock } from './retry-clock.ts';

/** SNS on a free port, with the SDK's client and a clock that stands still. */
export async function startSns(
  options: Partial<Pick<SnsOptions, 'onDelivery' | 'onTopicDeleted' | 'callFunction' | 'sendToQueue'>> = {},
) {
  const clock = new RetryClock();
  const store = new Store(':memory:');
  const service = sns({
    store,
    identity: EMULATOR_IDENTITY,
    clock,
    random: seededRandom(1),
    url: () => server.url,
    onDelivery: () => undefined,
    callFunction: () => Promise.reject(new Error('there is no function')),
    sendToQueue: () => Promise.reject(new Error('there is no queue')),
    ...options,
  });
  const server: ServedInTest = await serveInTest(service);
  const client = new SNSClient(server.connection);
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
