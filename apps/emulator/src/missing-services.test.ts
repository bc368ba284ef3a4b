import { serveInTest } from '@scones/emulator-core/testing';
import { expect, it } from 'vitest';
import { missingServices } from './missing-services.ts';

/** The answer to a request signed for `kms` when the services of these scopes are present. */
async function refusal(...present: string[]): Promise<string> {
  const server = await serveInTest(missingServices(present));
  const headers = {
    authorization: 'AWS4-HMAC-SHA256 Credential=test/20261123/us-east-1/kms/aws4_request',
    'x-amz-target': 'TrentService.Sign',
  };
  try {
    const reply = await fetch(server.url, { method: 'POST', headers });
    return ((await reply.json()) as { message: string }).message;
  } finally {
    await server.close();
  }
}

it('says why a service is missing', async () => {
  expect(await refusal('sns')).toContain('does not support the service kms: It has no keys');
});

it('gives no reason why a service that is present should be missing', async () => {
  expect(await refusal('sns', 'kms')).toContain('does not support the service kms. docs/');
});
