import { deleteEndpoint, deploy, type DeployedEndpoint } from '@scones/endpoint-deployer';
import type { TrainedModel } from '@scones/training-pipeline';
import { type Job, NAMES } from '../job.ts';

export function deployEndpoint(job: Job, model: TrainedModel): Promise<DeployedEndpoint> {
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
      { name: NAMES.endpoint, fromTrainingJob: model.jobName, capturePrefix: NAMES.capturePrefix },
    );
    undoList.add(`endpoint ${NAMES.endpoint}, its configuration and its model`, async () => {
      await deleteEndpoint({ ...clients, clock }, { name: NAMES.endpoint });
    });
    return {
      result: deployed,
      title: `Deployed the endpoint ${deployed.endpointName}; every answer is captured`,
    };
  });
}
