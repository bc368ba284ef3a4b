import { withDeadline } from '@scones/deterministic';
import type { SageMakerServices } from '@scones/emulator-sagemaker';
import type { Ports } from '@scones/states-language';
import type { ExecutionTime } from '../emulator-time.ts';

/** Waits for the end of a training job that runs here, and before another look at any other job. */
export function untilJobEnds(
  { clock, call, pause }: ExecutionTime,
  { whenTrainingJobEnds }: Pick<SageMakerServices, 'whenTrainingJobEnds'>,
): Ports['pause'] {
  return async (job) => {
    const name = job.service === 'sagemaker' ? job.identity['TrainingJobName'] : undefined;
    const ended = typeof name === 'string' ? whenTrainingJobEnds(name) : undefined;
    if (!ended) return await pause(job);
    await call(() => withDeadline(clock, Infinity, () => ended, { signal: job.signal }));
  };
}
