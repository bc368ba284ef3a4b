import { systemClock } from '@scones/deterministic';
import type { StepFunctionsApi } from './api.ts';

/** Runs one execution and waits until Step Functions says that it has succeeded. */
export async function execute(api: StepFunctionsApi, start: Buffer): Promise<void> {
  await awaitSuccess(api, await api.start(start), 1);
}

/** Asks again after a pause in milliseconds until the execution has succeeded. */
export async function awaitSuccess(
  api: StepFunctionsApi,
  executionArn: string,
  pause: number,
): Promise<void> {
  for (;;) {
    const status = await api.status(executionArn);
    if (status === 'SUCCEEDED') return;
    if (status !== 'RUNNING') throw new Error(`${executionArn} ended ${status}.`);
    await systemClock.sleep(pause);
  }
}
