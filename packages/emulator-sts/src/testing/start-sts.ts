import { STSClient } from '@aws-sdk/client-sts';
import { FakeClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { stsService } from '../service.ts';

/** STS on a free port, with the SDK's client and a clock that stands still. */
export async function startSts() {
  const clock = new FakeClock();
  const service = stsService({
    identity: EMULATOR_IDENTITY,
    clock,
    assumeRole({ roleArn, sessionName }) {
      const credentials = { accessKeyId: 'ASIA1', secretAccessKey: 'secret', sessionToken: 'token' };
      return { session: { roleArn, roleId: 'AROA1', sessionName }, credentials };
    },
  });
  const server = await serveInTest(service);
  const client = new STSClient(server.connection);
  return {
    clock,
    client,
    url: server.url,
    async close() {
      client.destroy();
      await server.close();
    },
  };
}
