import type { Agent } from 'node:http';
import { type Clock, withDeadline } from '@scones/deterministic';
import type { ContainerAddress } from './call-container.ts';
import type { ModelServer } from './model-server.ts';
import { isHealthy, untilHealthy } from './ping.ts';

const WATCH_INTERVAL_MILLISECONDS = 5_000;
const PINGS_MISSED_AT_MOST = 3;

interface ConnectedServerOptions {
  readonly address: ContainerAddress;
  readonly startTimeoutMilliseconds: number;
  readonly agent: Agent;
  readonly clock: Clock;
  /** Aborted when the server is no longer wanted. */
  readonly signal: AbortSignal;
}

/**
 * Waits until a server that somebody else runs is healthy. The server counts as ended when it no longer answers
 * `/ping`.
 */
export async function connectModelServer(options: ConnectedServerOptions): Promise<ModelServer> {
  const { address, clock } = options;
  const isUp = (signal: AbortSignal): Promise<void> => untilHealthy(options, address, signal);
  await withDeadline(clock, options.startTimeoutMilliseconds, isUp, {
    signal: options.signal,
    whenLate: () => {
      throw new Error(`nothing healthy answered at ${address.host}:${address.port} in time`);
    },
  });
  const stopped = new AbortController();
  const ended = untilDown(options, stopped.signal);
  return {
    address,
    ended,
    async stop() {
      stopped.abort(new Error('the server is not wanted any more'));
      await ended;
    },
  };
}

async function untilDown(options: ConnectedServerOptions, signal: AbortSignal): Promise<string> {
  const { address, clock } = options;
  for (let missed = 0; missed < PINGS_MISSED_AT_MOST;) {
    await clock.sleep(WATCH_INTERVAL_MILLISECONDS, signal).catch(() => undefined);
    if (signal.aborted) return 'it is not wanted any more';
    missed = (await isHealthy(options, address, signal)) ? 0 : missed + 1;
  }
  return `${address.host}:${address.port} no longer answers /ping`;
}
