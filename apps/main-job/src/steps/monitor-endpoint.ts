import { monitor } from '@scones/endpoint-deployer';
import type { DriftReport, Inference } from '@scones/model-monitor';
import type { Evaluation } from '@scones/training-pipeline';
import type { Job } from '../job.ts';
import type { SconesStack } from '@scones/stack';
import { pictureDrift } from './picture-drift.ts';
import { trainingPictures } from './training-pictures.ts';

export interface Monitored {
  readonly inferences: readonly Inference[];
  readonly drift: DriftReport;
}

export function monitorEndpoint(
  job: Job,
  { bucket, endpointName }: SconesStack,
  { classes, pictures }: Evaluation,
  threshold: number,
): Promise<Monitored> {
  const { clients, clock, signal } = job;
  const answered = pictures.filter(({ probabilities }) => probabilities !== undefined).length;
  return job.step('Read the captures of the endpoint', async (terminal) => {
    const { inferences, files } = await monitor(
      {
        ...clients,
        clock,
        signal,
        onProgress: ({ captured }) => terminal.transient(`${captured} of ${answered} captures`),
      },
      { name: endpointName, classes: [...classes], threshold, atLeast: answered },
    );
    const drift = await pictureDrift(await trainingPictures(clients.s3, bucket), inferences);
    return {
      result: { inferences, drift },
      title: `Monitored: ${inferences.length} captures in ${files} files; drift from the training pictures: ${drift.verdict}`,
    };
  });
}
