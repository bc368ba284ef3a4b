import { CreateModelCommand, DeleteEndpointCommand, DeleteModelCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteEndpoint, type DeleteProgress } from './delete-endpoint.ts';
import { deploy, type DeployedEndpoint } from './deploy/deploy.ts';
import { status } from './endpoint-status.ts';
import {
  BUCKET,
  IMAGE,
  modelArtefact,
  ROLE,
  type RunningServices,
  startServices,
} from './testing/start-services.ts';

let services: RunningServices;
let artefact: string;
beforeAll(async () => {
  services = await startServices();
  artefact = await services.put('good/model.tar.gz', await modelArtefact('[0.9,0.1]'));
});
afterAll(() => services.close());

const make = (name: string): Promise<DeployedEndpoint> =>
  deploy(services, {
    name,
    modelArtifact: artefact,
    image: IMAGE,
    roleArn: ROLE,
    capturePrefix: `s3://${BUCKET}/captures`,
  });

describe('status', () => {
  let deployed: DeployedEndpoint;
  beforeAll(async () => void (deployed = await make('shown')));

  it('shows an endpoint with its parts', async () => {
    expect(await status(services, { name: 'shown' })).toMatchObject({
      endpointName: 'shown',
      endpointArn: deployed.endpointArn,
      status: 'InService',
      failureReason: undefined,
      createdAt: expect.any(Date),
      configurationName: deployed.configurationName,
      replaces: undefined,
      variants: [
        {
          name: 'AllTraffic',
          modelName: deployed.modelName,
          modelArtifact: artefact,
          image: IMAGE,
          roleArn: ROLE,
          instanceType: 'ml.m5.large',
          instances: 1,
        },
      ],
      capture: { enabled: true, percentage: 100, destination: `s3://${BUCKET}/captures` },
    });
  });

  it('shows an endpoint whose model somebody has deleted', async () => {
    await services.sageMaker.send(new DeleteModelCommand({ ModelName: deployed.modelName }));
    const { variants } = await status(services, { name: 'shown' });
    expect(variants).toMatchObject([{ modelName: deployed.modelName, modelArtifact: undefined }]);
  });

  it('says that the endpoint does not exist', async () => {
    await expect(status(services, { name: 'nothing' })).rejects.toMatchObject({
      code: 'ENDPOINT_MISSING',
      message: 'There is no endpoint nothing in us-east-1',
      hint: expect.stringContaining('list-endpoints'),
    });
  });
});

describe('deleteEndpoint', () => {
  let deployed: DeployedEndpoint;
  beforeEach(async () => void (deployed = await make('doomed')));

  const ownParts = async (): Promise<string[]> =>
    Object.values(await services.names())
      .flat()
      .filter((name) => name.startsWith('doomed'));

  it('deletes endpoint, configuration and model, in that order', async () => {
    const events: DeleteProgress[] = [];
    const onProgress = (event: DeleteProgress): void => void events.push(event);
    expect(await deleteEndpoint({ ...services, onProgress }, { name: 'doomed' })).toEqual({
      endpointName: 'doomed',
      configurationName: deployed.configurationName,
      replaces: undefined,
      modelNames: [deployed.modelName],
    });
    expect(events.map(({ part }) => part)).toEqual(['endpoint', 'configuration', 'model']);
    expect(await ownParts()).toEqual([]);
  });

  it('accepts that somebody has deleted a part already', async () => {
    await services.sageMaker.send(new DeleteModelCommand({ ModelName: deployed.modelName }));
    await deleteEndpoint(services, { name: 'doomed' });
    expect(await ownParts()).toEqual([]);
  });

  it('is not interrupted once it has begun', async () => {
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error('Ctrl-C'));
    await deleteEndpoint({ ...services, signal: controller.signal, onProgress }, { name: 'doomed' });
    expect(await ownParts()).toEqual([]);
  });

  it('finds nothing to delete where there is no endpoint', async () => {
    await deleteEndpoint(services, { name: 'doomed' });
    expect(await deleteEndpoint(services, { name: 'doomed' })).toEqual({
      endpointName: 'doomed',
      configurationName: undefined,
      replaces: undefined,
      modelNames: [],
    });
  });

  it('removes what a deletion has left that was ended by force', async () => {
    await services.sageMaker.send(new DeleteEndpointCommand({ EndpointName: 'doomed' }));
    const { modelNames } = await deleteEndpoint(services, { name: 'doomed' });
    expect(modelNames).toEqual([deployed.modelName]);
    expect(await ownParts()).toEqual([]);
  });

  it('leaves what is not named as its parts are, or has not the tag of the project', async () => {
    const Containers = { ExecutionRoleArn: ROLE, PrimaryContainer: { Image: IMAGE, ModelDataUrl: artefact } };
    const foreign = ['doomed-by-hand', 'doomed-20261123140517123'];
    for (const ModelName of foreign)
      await services.sageMaker.send(new CreateModelCommand({ ModelName, ...Containers }));
    await deleteEndpoint(services, { name: 'doomed' });
    expect((await ownParts()).sort()).toEqual(foreign.sort());
    for (const ModelName of foreign) await services.sageMaker.send(new DeleteModelCommand({ ModelName }));
  });
});
