import { S3Client } from '@aws-sdk/client-s3';
import { FakeClock, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, type RunningServer, startServer, Store } from '@scones/emulator-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Objects } from '../object-port.ts';
import { s3Service } from '../service.ts';

/** A running S3 with a client, for tests. */
export interface S3Fixture {
  readonly client: S3Client;
  readonly clock: FakeClock;
  readonly server: RunningServer;
  readonly objects: S3Objects;
  readonly objectsFolder: string;
  /** The faults within the emulator, of which there must be none. */
  readonly faults: unknown[];
  close(): Promise<void>;
}

export async function startS3(): Promise<S3Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-s3-'));
  const objectsFolder = join(folder, 'objects');
  const store = new Store(':memory:');
  const clock = new FakeClock();
  const service = s3Service({
    store,
    objectsFolder,
    clock,
    random: systemRandom,
    identity: EMULATOR_IDENTITY,
  });
  const faults: unknown[] = [];
  const server = await startServer({
    services: [service],
    port: 0,
    random: systemRandom,
    onFault: (error) => faults.push(error),
  });
  const client = s3Client(server.url);
  return {
    client,
    clock,
    server,
    objects: service.objects,
    objectsFolder,
    faults,
    async close() {
      client.destroy();
      await server.close();
      store.close();
      await rm(folder, { recursive: true });
    },
  };
}

function s3Client(url: string): S3Client {
  return new S3Client({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
}
