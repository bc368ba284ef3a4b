import { systemClock, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, startServer, Store } from '@scones/emulator-core';
import { s3Service } from '@scones/emulator-s3';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** The server under measurement, in a process of its own: `bare` answers without any work, `s3` is the emulator's. */
const [kind, folder = '', size = '0'] = process.argv.slice(2);

async function startEmulator(): Promise<number> {
  const service = s3Service({
    store: new Store(join(folder, 'state.sqlite')),
    objectsFolder: join(folder, 'objects'),
    clock: systemClock,
    random: systemRandom,
    identity: EMULATOR_IDENTITY,
  });
  const onFault = (error: unknown): void => console.error(error);
  return (await startServer({ services: [service], port: 0, random: systemRandom, onFault })).port;
}

function startBare(): Promise<number> {
  const body = Buffer.alloc(Number(size), 'x');
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-length': request.method === 'GET' ? body.length : 0 });
      response.end(request.method === 'GET' ? body : undefined);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.send?.({ port: await (kind === 'bare' ? startBare() : startEmulator()) });
