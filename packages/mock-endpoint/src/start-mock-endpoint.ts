import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mockServer } from './mock-server.ts';

interface MockEndpointOptions {
  /** In the order of the answers. */
  readonly classes: readonly string[];
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface RunningMockEndpoint {
  readonly port: number;
  /** Answers what has been asked, then ends. */
  close(): Promise<void>;
}

export async function startMockEndpoint({
  classes,
  host,
  port,
}: MockEndpointOptions): Promise<RunningMockEndpoint> {
  const server = mockServer(classes).listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}
