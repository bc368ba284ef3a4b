import type { Agent } from 'node:http';
import { type Clock, DeadlineExceeded, withDeadline } from '@scones/deterministic';
import {
  callContainer,
  type ContainerAddress,
  type ContainerAnswer,
  isConnectionFailure,
} from './call-container.ts';

const INTERVAL_MILLISECONDS = 100;
const TIMEOUT_MILLISECONDS = 2000;

interface Pinged {
  readonly agent: Agent;
  readonly clock: Clock;
}

/** Resolves when the container answers `/ping`; rejects when the signal is aborted first. */
export async function untilHealthy(
  pinged: Pinged,
  address: ContainerAddress,
  signal: AbortSignal,
): Promise<void> {
  while (!(await isHealthy(pinged, address, signal))) await pinged.clock.sleep(INTERVAL_MILLISECONDS, signal);
}

/** Whether the container answers `/ping` with 200, and soon. */
export async function isHealthy(
  { agent, clock }: Pinged,
  address: ContainerAddress,
  signal: AbortSignal,
): Promise<boolean> {
  const request = { agent, address, method: 'GET', path: '/ping' } as const;
  const ping = (either: AbortSignal): Promise<ContainerAnswer> =>
    callContainer({ ...request, signal: either });
  try {
    return (await withDeadline(clock, TIMEOUT_MILLISECONDS, ping, { signal })).status === 200;
  } catch (error) {
    // It does not listen yet, does not answer in time, or is no longer wanted. The caller knows which.
    if (signal.aborted || error instanceof DeadlineExceeded || isConnectionFailure(error)) return false;
    throw error;
  }
}
