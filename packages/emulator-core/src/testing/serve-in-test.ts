import { seededRandom } from '@scones/deterministic';
import { startServer } from '../server.ts';
import type { HttpService } from '../service.ts';

/** Services on a free port of this machine, and how a client of the AWS SDK reaches them. */
export interface ServedInTest {
  readonly url: string;
  readonly connection: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  /** The errors inside the services. */
  readonly faults: unknown[];
  /** Ends the services; rejects when something went wrong inside, unless the test has taken it out of `faults`. */
  close(): Promise<void>;
}

export async function serveInTest(...services: HttpService[]): Promise<ServedInTest> {
  const faults: unknown[] = [];
  const server = await startServer({
    services,
    port: 0,
    random: seededRandom(2),
    onFault: (fault) => void faults.push(fault),
  });
  return {
    url: server.url,
    connection: {
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    },
    faults,
    async close() {
      await server.close();
      if (faults.length > 0) throw new AggregateError(faults, 'Something went wrong inside the emulator.');
    },
  };
}
