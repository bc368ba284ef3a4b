import type { Agent } from 'node:http';
import type { Clock } from '@scones/deterministic';
import { callContainer, type ContainerAddress } from './call-container.ts';

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
  const answered = new AbortController();
  const limit = new AbortController();
  const timer = clock.sleep(TIMEOUT_MILLISECONDS, answered.signal).then(
    () => limit.abort(new Error('/ping took too long')),
    () => undefined,
  );
  try {
    const either = AbortSignal.any([limit.signal, signal]);
    return (
      (await callContainer({ agent, address, method: 'GET', path: '/ping', signal: either })).status === 200
    );
  } catch {
    // Not listening yet, not answering in time, or no longer wanted: the caller's race knows which.
    return false;
  } finally {
    answered.abort(new Error('/ping was answered'));
    await timer;
  }
}
