import { deleteEndpoint, deploy, type DeployedEndpoint } from '@scones/endpoint-deployer';
import type { TrainedModel } from '@scones/training-pipeline';
import type { Job } from '../job.ts';
import type { InfraStack } from '../stack-outputs.ts';

export function deployEndpoint(
  job: Job,
  { bucket, capturePrefix, endpointName: name }: InfraStack,
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
      { name, fromTrainingJob: model.jobName, capturePrefix: `s3://${bucket}/${capturePrefix}` },
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
