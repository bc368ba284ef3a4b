import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const call = z.object({ execution: z.string(), key: z.string() });

interface Counting {
  readonly url: string;
  /** How often each task of each execution was called. */
  readonly calls: ReadonlyMap<string, ReadonlyMap<string, number>>;
  close(): void;
}

/** Hears of every call of the function under load; it outlives the emulator. */
export async function startCounting(): Promise<Counting> {
  const calls = new Map<string, Map<string, number>>();
  const server = createServer((incoming, response) => {
    void (async () => {
      const { execution, key } = call.parse(JSON.parse(await text(incoming)));
      const own = calls.get(execution) ?? new Map<string, number>();
      calls.set(execution, own.set(key, (own.get(key) ?? 0) + 1));
      response.end();
    })();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
