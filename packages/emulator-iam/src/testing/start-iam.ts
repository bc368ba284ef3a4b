import { IAMClient } from '@aws-sdk/client-iam';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, startServer, Store } from '@scones/emulator-core';
import { iam, type IamOptions } from '../service.ts';

/** IAM on a free port, with the SDK's client and a fake clock. */
export async function startIam(options: Pick<IamOptions, 'resourcePolicies'> = {}) {
  const clock = new FakeClock();
  const store = new Store(':memory:');
  const service = iam({ store, identity: EMULATOR_IDENTITY, clock, random: seededRandom(1), ...options });
  const faults: unknown[] = [];
  const server = await startServer({
    services: [service],
    port: 0,
    random: seededRandom(2),
    onFault: (fault) => void faults.push(fault),
  });
  const client = new IAMClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    clock,
    service,
    client,
    faults,
    async close() {
      client.destroy();
      await server.close();
      store.close();
    },
  };
}
