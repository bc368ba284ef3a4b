import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MODEL_ANSWER } from './activities/endpoints.ts';

/** Stands for the containers of all endpoints. */
export async function startModelServer(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => response.end(MODEL_ANSWER));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
