import { STSClient } from '@aws-sdk/client-sts';
import { FakeClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { stsService } from '../service.ts';
import type { StsContext } from '../sts-context.ts';

type AssumeRoleRequest = Parameters<StsContext['assumeRole']>[0];

/** STS on a free port, with the SDK's client, a clock that stands still and what was asked of the roles' owner. */
export async function startSts() {
  const clock = new FakeClock();
  const asked: AssumeRoleRequest[] = [];
  const service = stsService({
    identity: EMULATOR_IDENTITY,
    clock,
    assumeRole(request) {
      const { roleArn, sessionName } = request;
      asked.push(request);
      const credentials = { accessKeyId: 'ASIA1', secretAccessKey: 'secret', sessionToken: 'token' };
      return { session: { roleArn, roleId: 'AROA1', sessionName }, credentials };
    },
    credentialsOf: () => ({ accessKeyId: 'ASIA2', secretAccessKey: 'secret', sessionToken: 'token' }),
  });
  const server = await serveInTest(service);
  const client = new STSClient(server.connection);
  return {
    asked,
    clock,
    client,
    url: server.url,
    async close() {
      client.destroy();
      await server.close();
    },
  };
}
