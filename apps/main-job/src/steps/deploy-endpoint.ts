import { deleteEndpoint, deploy, type DeployedEndpoint } from '@scones/endpoint-deployer';
import { formatS3Location } from '@scones/s3-location';
import type { TrainedModel } from '@scones/training-pipeline';
import type { Job } from '../job.ts';
import type { SconesStack } from '@scones/stack';

export function deployEndpoint(
  job: Job,
  { bucket, capturePrefix, endpointName: name }: SconesStack,
  model: TrainedModel,
): Promise<DeployedEndpoint> {
  const { clients, clock, signal, undoList } = job;
  return job.step('Deploy the endpoint with data capture', async (terminal) => {
    const deployed = await deploy(
      {
        ...clients,
        clock,
        signal,
        onProgress: (event) =>
          terminal.transient(event.type === 'status' ? event.status : `${event.type} ${event.name}`),
      },
      {
        name,
        fromTrainingJob: model.jobName,
        capturePrefix: formatS3Location({ bucket, key: capturePrefix }),
      },
    );
    undoList.add(`endpoint ${name}, its configuration and its model`, async () => {
      await deleteEndpoint({ ...clients, clock }, { name });
    });
    return {
      result: deployed,
      title: `Deployed the endpoint ${deployed.endpointName}; every answer is captured`,
    };
  });
}
