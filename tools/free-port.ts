import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Finds a free port, or makes sure of the one that is wished for: rejects where that is taken. */
export async function freePort(wished = 0): Promise<number> {
  const probe = createServer().listen(wished);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
