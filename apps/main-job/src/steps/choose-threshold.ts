import type { ThresholdTarget } from '@scones/model-monitor';
import { chooseTarget, describeTarget, evaluate } from '@scones/training-pipeline';
import { readWorkflowSettings, requireThreshold, type SconesStack } from '@scones/stack';
import { type Job, PREFIX } from '../job.ts';
import type { ModelArchive } from './read-model.ts';

/** Chooses the threshold of `--target-accuracy` on the validation pictures and sets the workflow to it. */
export async function chooseThreshold(
  job: Job,
  { bucket, classifyPictureArn: stateMachineArn }: SconesStack,
  { record }: ModelArchive,
): Promise<ThresholdTarget | undefined> {
  const { options, clients, clock, signal } = job;
  const { targetAccuracy } = options;
  if (targetAccuracy === undefined) return undefined;
  return await job.step('Choose the threshold on the validation pictures', async () => {
    const settings = await readWorkflowSettings(clients, stateMachineArn, signal);
    const target = await chooseTarget({
      lambda: clients.lambda,
      setting: requireThreshold(settings, stateMachineArn),
      targetAccuracy,
      record,
      askValidation: () =>
        evaluate(
          { ...clients, clock, signal },
          { stateMachineArn, bucket, prefix: PREFIX, set: 'validation' },
        ),
    });
    return { result: target, title: describeTarget(target) };
  });
}
