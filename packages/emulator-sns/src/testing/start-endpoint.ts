import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Mailbox } from './mailbox.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An HTTP endpoint on a free port that subscribes to a topic; it answers no request while its status is undefined. */
export async function startEndpoint() {
  const inbox = new Mailbox<Received>();
  const endpoint = { status: 200 as number | undefined, answer: {} as Record<string, string> };
  const listener = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (endpoint.status !== undefined) response.writeHead(endpoint.status, endpoint.answer).end();
      inbox.add({ headers: request.headers, body });
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return Object.assign(endpoint, {
    inbox,
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`,
    async close(): Promise<void> {
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  });
}
