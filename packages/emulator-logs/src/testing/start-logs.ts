import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { FakeClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { logsService } from '../service.ts';

interface Options {
  readonly clock?: FakeClock;
  /** A store that an earlier emulator left. */
  readonly store?: Store;
  readonly eventLimit?: number;
  readonly onFault?: (fault: unknown) => void;
}

/** CloudWatch Logs on a free port, with the SDK's client and a clock that stands still. */
export async function startLogs({ clock = new FakeClock(), store, ...limit }: Options = {}) {
  const opened = store ?? new Store(':memory:');
  const service = logsService({ store: opened, clock, identity: EMULATOR_IDENTITY, ...limit });
  const server = await serveInTest(service);
  const client = new CloudWatchLogsClient({ ...server.connection, disableHostPrefix: true });
  return {
    service,
    client,
    url: server.url,
    async close() {
      client.destroy();
      await server.close();
      if (!store) opened.close();
    },
  };
}
