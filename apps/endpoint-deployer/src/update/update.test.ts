import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  DescribeEndpointConfigCommand,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whileEndpointIs } from '../await-endpoint.ts';
import { deleteEndpoint } from '../delete-endpoint.ts';
import { deleteParts } from '../delete-parts.ts';
import { deploy, type DeployedEndpoint } from '../deploy/deploy.ts';
import { createConfiguration, createModel } from '../deploy/endpoint-parts.ts';
import { status } from '../endpoint-status.ts';
import {
  BUCKET,
  IMAGE,
  modelArtefact,
  ROLE,
  type RunningServices,
  startServices,
} from '../testing/start-services.ts';
import { rollback } from './rollback.ts';
import { switchConfiguration } from './switch-configuration.ts';
import { update, type UpdatedEndpoint, type UpdateProgress } from './update.ts';
import type { UpdateOptions } from './update-options.ts';

const NAME = 'vehicles';
let services: RunningServices;
let first: string;
let second: string;
let corrupt: string;
let deployed: DeployedEndpoint;

beforeAll(async () => {
  services = await startServices();
  first = await services.put('first/model.tar.gz', await modelArtefact('[0.9,0.1]'));
  second = await services.put('second/model.tar.gz', await modelArtefact('[0.3,0.7]'));
  corrupt = await services.put('corrupt/model.tar.gz', await modelArtefact('corrupt'));
});
afterAll(async () => {
  await services.close();
  expect(services.faults).toEqual([]);
});
beforeEach(async () => {
  const capturePrefix = `s3://${BUCKET}/captures`;
  deployed = await deploy(services, {
    name: NAME,
    modelArtifact: first,
    image: IMAGE,
    roleArn: ROLE,
    capturePrefix,
    instanceCount: 2,
  });
});
afterEach(async () => {
  const { endpoints, configurations, models } = await services.names();
  for (const endpoint of endpoints) await deleteParts(services, { endpoint });
  for (const configuration of configurations) await deleteParts(services, { configuration });
  await deleteParts(services, { models });
});

const run = (
  options: Partial<UpdateOptions>,
  context: { signal?: AbortSignal; onProgress?: (event: UpdateProgress) => void } = {},
): Promise<UpdatedEndpoint> => update({ ...services, ...context }, { name: NAME, ...options });

const answer = async (): Promise<unknown> => JSON.parse(await services.invoke(NAME));

const only = ({ configurationName }: { configurationName: string }) => ({
  endpoints: [NAME],
  configurations: [configurationName],
  models: [configurationName],
});

describe('update', () => {
  it('has the endpoint answer with another model, and keeps the previous configuration', async () => {
    const events: UpdateProgress[] = [];
    const updated = await run({ modelArtifact: second }, { onProgress: (event) => events.push(event) });
    expect(updated).toMatchObject({
      updated: true,
      changes: [{ what: 'modelArtifact', from: first, to: second }],
    });
    expect(await answer()).toEqual([0.3, 0.7]);
    expect(await status(services, { name: NAME })).toMatchObject({
      configurationName: updated.configurationName,
      replaces: deployed.configurationName,
    });
    expect(events.map((event) => ('part' in event ? event.part : event.type))).toEqual([
      ...['model', 'configuration', 'status', 'status'],
    ]);
  });

  it('keeps instances, captures, image and role where no option names them', async () => {
    const { configurationName } = await run({ modelArtifact: second });
    const command = new DescribeEndpointConfigCommand({ EndpointConfigName: configurationName });
    expect(await services.sageMaker.send(command)).toMatchObject({
      ProductionVariants: [
        { VariantName: 'AllTraffic', InstanceType: 'ml.m5.large', InitialInstanceCount: 2 },
      ],
      DataCaptureConfig: { DestinationS3Uri: `s3://${BUCKET}/captures`, InitialSamplingPercentage: 100 },
    });
    const [variant] = (await status(services, { name: NAME })).variants;
    expect(variant).toMatchObject({ image: IMAGE, roleArn: ROLE });
  });

  it('changes the instances alone', async () => {
    expect((await run({ instanceType: 'ml.c5.large', instanceCount: 1 })).changes).toEqual([
      { what: 'instanceType', from: 'ml.m5.large', to: 'ml.c5.large' },
      { what: 'instanceCount', from: '2', to: '1' },
    ]);
    expect(await answer()).toEqual([0.9, 0.1]);
  });

  it('changes nothing of an endpoint that is already as requested', async () => {
    expect(await run({ modelArtifact: first, instanceCount: 2 })).toMatchObject({
      updated: false,
      changes: [],
    });
    expect(await services.names()).toEqual(only(deployed));
  });

  it('only says what would change in a dry run', async () => {
    expect(await run({ modelArtifact: second, dryRun: true })).toMatchObject({
      updated: false,
      changes: [{ what: 'modelArtifact', from: first, to: second }],
    });
    expect(await services.names()).toEqual(only(deployed));
  });

  it('leaves the endpoint as it was when the new model does not come up, and says why', async () => {
    await expect(run({ modelArtifact: corrupt })).rejects.toMatchObject({
      code: 'UPDATE_FAILED',
      message: expect.stringMatching(
        `^The endpoint vehicles was not updated and is InService with ${deployed.configurationName}: [^]*the model is corrupt`,
      ) as string,
    });
    expect(await answer()).toEqual([0.9, 0.1]);
    expect(await services.names()).toEqual(only(deployed));
  });

  it.each(['model', 'configuration', 'status'])(
    'leaves it as it was when it is interrupted after the first %s',
    async (where) => {
      const controller = new AbortController();
      const onProgress = (event: UpdateProgress): void => {
        if (('part' in event ? event.part : event.type) === where) controller.abort(new Error('Ctrl-C'));
      };
      const updated = run({ modelArtifact: second }, { signal: controller.signal, onProgress });
      await expect(updated).rejects.toThrow('Ctrl-C');
      expect(await answer()).toEqual([0.9, 0.1]);
      expect(await services.names()).toEqual(only(deployed));
    },
  );

  it('ends well when it is interrupted after the endpoint has what it was to get', async () => {
    const controller = new AbortController();
    const { middlewareStack } = services.sageMaker;
    const name = 'interrupts after the switch';
    let updates = 0;
    middlewareStack.add(
      (next, { commandName }) =>
        async (step) => {
          if (commandName === 'UpdateEndpointCommand') updates++;
          if (updates > 0 && commandName === 'ListTagsCommand') controller.abort(new Error('Ctrl-C'));
          return await next(step);
        },
      { step: 'initialize', name },
    );
    try {
      const updated = await run({ modelArtifact: second }, { signal: controller.signal });
      expect([controller.signal.aborted, updated.updated]).toEqual([true, true]);
      expect(await answer()).toEqual([0.3, 0.7]);
    } finally {
      middlewareStack.remove(name);
    }
  });

  it('makes nothing when the artefact does not exist', async () => {
    await expect(run({ modelArtifact: `s3://${BUCKET}/nothing` })).rejects.toMatchObject({
      code: 'OBJECT_MISSING',
    });
    expect(await services.names()).toEqual(only(deployed));
  });

  it('refuses an endpoint of several variants', async () => {
    const variant = {
      ModelName: deployed.modelName,
      InstanceType: 'ml.m5.large' as const,
      InitialInstanceCount: 1,
    };
    await services.sageMaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: 'shared',
        ProductionVariants: ['Old', 'New'].map((VariantName) => ({ ...variant, VariantName })),
      }),
    );
    await services.sageMaker.send(
      new CreateEndpointCommand({ EndpointName: 'shared', EndpointConfigName: 'shared' }),
    );
    await whileEndpointIs(['Creating'], services, 'shared');
    await expect(update(services, { name: 'shared', modelArtifact: second })).rejects.toMatchObject({
      code: 'SEVERAL_VARIANTS',
      message: 'The endpoint shared shares its requests among Old, New',
    });
  });

  it('awaits the same update that was ended by force, and removes what another has left', async () => {
    const { sageMaker } = services;
    const [left, begun] = [`${NAME}-20261123140517123`, `${NAME}-20261123140517456`];
    await createModel(sageMaker, left, { modelArtifact: second, image: IMAGE, roleArn: ROLE });
    await createModel(sageMaker, begun, { modelArtifact: second, image: IMAGE, roleArn: ROLE });
    const serving = { instanceType: 'ml.m5.large', instanceCount: 2, capturePercentage: 100 };
    const capturePrefix = `s3://${BUCKET}/captures`;
    const former = deployed.configurationName;
    await createConfiguration(sageMaker, begun, begun, { ...serving, capturePrefix }, former);
    await sageMaker.send(new UpdateEndpointCommand({ EndpointName: NAME, EndpointConfigName: begun }));
    expect(await run({ modelArtifact: second })).toMatchObject({ changes: [], configurationName: begun });
    expect((await services.names()).models.toSorted()).toEqual([begun, deployed.modelName].toSorted());
  });

  it('says that there is no such endpoint', async () => {
    await expect(run({ name: 'nothing' })).rejects.toMatchObject({ code: 'ENDPOINT_MISSING' });
  });
});

describe('rollback', () => {
  it('goes back to the configuration before the last update, and removes what that update had made', async () => {
    await run({ modelArtifact: second });
    expect(await rollback(services, { name: NAME })).toMatchObject({
      configurationName: deployed.configurationName,
    });
    expect(await answer()).toEqual([0.9, 0.1]);
    expect(await services.names()).toEqual(only(deployed));
  });

  it('removes what a rollback has left that was ended by force', async () => {
    await run({ modelArtifact: second });
    await switchConfiguration(services, NAME, deployed.configurationName);
    expect(await rollback(services, { name: NAME })).toMatchObject({
      configurationName: deployed.configurationName,
    });
    expect(await services.names()).toEqual(only(deployed));
  });

  it('goes back one step and no further', async () => {
    const { configurationName } = await run({ modelArtifact: second });
    await run({ instanceCount: 1 });
    expect((await services.names()).configurations).not.toContain(deployed.configurationName);
    await rollback(services, { name: NAME });
    expect(await services.names()).toEqual(only({ configurationName }));
    await expect(rollback(services, { name: NAME })).rejects.toMatchObject({
      code: 'NOTHING_TO_GO_BACK_TO',
      message: expect.stringContaining('has no earlier configuration') as string,
    });
  });

  it('leaves an endpoint alone that was never updated', async () => {
    await expect(rollback(services, { name: NAME })).rejects.toMatchObject({ code: 'NOTHING_TO_GO_BACK_TO' });
    expect(await services.names()).toEqual(only(deployed));
  });
});

it('is deleted together with the configuration that was kept for a rollback', async () => {
  const { configurationName } = await run({ modelArtifact: second });
  expect(await deleteEndpoint(services, { name: NAME })).toMatchObject({
    configurationName,
    replaces: deployed.configurationName,
    modelNames: [configurationName, deployed.modelName],
  });
  expect(await services.names()).toEqual({ endpoints: [], configurations: [], models: [] });
});
