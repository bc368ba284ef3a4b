import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AddTagsCommand,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DeleteTagsCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  ListTagsCommand,
  DescribeEndpointCommand,
  type ProductionVariant,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operations } from './operations.ts';
import { runtimeOperations } from './runtime-routes.ts';
import { createConfig, createModel, deploy, invoke, variant } from './testing/deploy.ts';
import { IMAGE, ROLE, type RunningSageMaker, startSageMaker } from './testing/start-sagemaker.ts';

const ARN = 'arn:aws:sagemaker:us-east-1:000000000000';

let sagemaker: RunningSageMaker;
beforeEach(async () => {
  sagemaker = await startSageMaker();
});
afterEach(() => sagemaker.close());

describe('models', () => {
  it('are described, listed newest first, and deleted', async () => {
    const { control, clock } = sagemaker;
    await createModel(sagemaker, 'first', { A: '1' });
    await clock.advance(1000);
    await createModel(sagemaker, 'second');
    expect(await control.send(new DescribeModelCommand({ ModelName: 'first' }))).toMatchObject({
      ModelArn: `${ARN}:model/first`,
      PrimaryContainer: {
        Image: IMAGE,
        Mode: 'SingleModel',
        ModelDataUrl: 's3://data/first.tar.gz',
        Environment: { A: '1' },
      },
    });
    const { Models } = await control.send(new ListModelsCommand({}));
    expect(Models?.map(({ ModelName }) => ModelName)).toEqual(['second', 'first']);
    await control.send(new DeleteModelCommand({ ModelName: 'first' }));
    await expect(control.send(new DescribeModelCommand({ ModelName: 'first' }))).rejects.toThrow(
      `Could not find model "${ARN}:model/first".`,
    );
  });

  it('are refused without their data, twice, and with several containers', async () => {
    const { control } = sagemaker;
    const model = (more: object) =>
      control.send(
        new CreateModelCommand({
          ModelName: 'm',
          ExecutionRoleArn: ROLE,
          PrimaryContainer: { Image: IMAGE },
          ...more,
        }),
      );
    await expect(
      model({ PrimaryContainer: { Image: IMAGE, ModelDataUrl: 's3://data/none.tar.gz' } }),
    ).rejects.toThrow('Could not find model data at s3://data/none.tar.gz.');
    await expect(
      model({ PrimaryContainer: undefined, Containers: [{ Image: IMAGE }, { Image: IMAGE }] }),
    ).rejects.toThrow('The emulator does not support a model of several containers.');
    await expect(model({ Containers: [{ Image: IMAGE }] })).rejects.toThrow('not both');
    await model({});
    await expect(model({})).rejects.toThrow(`Cannot create already existing model "${ARN}:model/m".`);
  });
});

describe('a model', () => {
  it('may be given as a list of one container, with its data by source, and keeps what changes nothing', async () => {
    const { control, objects } = sagemaker;
    objects.put('data/m.tar.gz', 'x');
    const kept = {
      VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1'] },
      EnableNetworkIsolation: true,
    };
    await control.send(
      new CreateModelCommand({
        ModelName: 'm',
        ExecutionRoleArn: ROLE,
        Containers: [
          {
            Image: IMAGE,
            ModelDataSource: {
              S3DataSource: {
                S3Uri: 's3://data/m.tar.gz',
                S3DataType: 'S3Object',
                CompressionType: 'Gzip',
              },
            },
          },
        ],
        ...kept,
      }),
    );
    const model = await control.send(new DescribeModelCommand({ ModelName: 'm' }));
    expect(model).toMatchObject({ ...kept, Containers: [{ ModelDataUrl: 's3://data/m.tar.gz' }] });
    expect(model.PrimaryContainer).toBeUndefined();
  });
});

describe('endpoint configurations', () => {
  it('are described as they were made, listed and deleted', async () => {
    const { control } = sagemaker;
    await createModel(sagemaker, 'm');
    const capture = {
      EnableCapture: true,
      InitialSamplingPercentage: 50,
      DestinationS3Uri: 's3://data/captured',
      CaptureOptions: [{ CaptureMode: 'Input' as const }],
    };
    await createConfig(sagemaker, 'c', [variant('m')], capture);
    expect(await control.send(new DescribeEndpointConfigCommand({ EndpointConfigName: 'c' }))).toMatchObject({
      EndpointConfigArn: `${ARN}:endpoint-config/c`,
      ProductionVariants: [{ ...variant('m'), InitialVariantWeight: 1 }],
      DataCaptureConfig: capture,
    });
    const { EndpointConfigs } = await control.send(new ListEndpointConfigsCommand({ NameContains: 'c' }));
    expect(EndpointConfigs).toHaveLength(1);
    await control.send(new DeleteEndpointConfigCommand({ EndpointConfigName: 'c' }));
    await expect(control.send(new DeleteEndpointConfigCommand({ EndpointConfigName: 'c' }))).rejects.toThrow(
      `Could not find endpoint configuration "${ARN}:endpoint-config/c".`,
    );
  });

  it('are refused with an unknown model, twice, and with two variants of one name', async () => {
    await expect(createConfig(sagemaker, 'c', [variant('none')])).rejects.toThrow('Could not find model');
    await createModel(sagemaker, 'm');
    await expect(createConfig(sagemaker, 'c', [variant('m'), variant('m')])).rejects.toThrow(
      'a name of its own',
    );
    await createConfig(sagemaker, 'c', [variant('m')]);
    await expect(createConfig(sagemaker, 'c', [variant('m')])).rejects.toThrow('already existing');
  });

  it.each([
    ['ManagedInstanceScaling', { ManagedInstanceScaling: { Status: 'ENABLED' as const } }],
    ['InitialInstanceCount', { InitialInstanceCount: 5 }],
  ])('refuse by name what the emulator does not do: %s', async (name, more) => {
    await createModel(sagemaker, 'm');
    await expect(
      sagemaker.control.send(
        new CreateEndpointConfigCommand({
          EndpointConfigName: 'c',
          ProductionVariants: [variant('m', more)],
        }),
      ),
    ).rejects.toThrow(name);
  });
});

describe('a serverless variant', () => {
  const ServerlessConfig = { MemorySizeInMB: 2048, MaxConcurrency: 5 };
  const create = (...variants: ProductionVariant[]) =>
    sagemaker.control.send(
      new CreateEndpointConfigCommand({ EndpointConfigName: 'c', ProductionVariants: variants }),
    );

  it('is served by a process, and described with its settings', async () => {
    const { control } = sagemaker;
    await createModel(sagemaker, 'm');
    await create({ VariantName: 'v', ModelName: 'm', ServerlessConfig });
    await control.send(new CreateEndpointCommand({ EndpointName: 'e', EndpointConfigName: 'c' }));
    await sagemaker.changed({ EndpointName: 'e', EndpointStatus: 'InService' });
    expect((await invoke(sagemaker, 'e', 'hello')).answer.body).toBe('hello');
    const { ProductionVariants } = await control.send(new DescribeEndpointCommand({ EndpointName: 'e' }));
    expect(ProductionVariants).toMatchObject([
      { CurrentInstanceCount: 0, CurrentServerlessConfig: ServerlessConfig },
    ]);
    expect(sagemaker.lines[0]?.message).toContain('change nothing offline: ServerlessConfig.');
  });

  it('has no instances, is alone, and has memory by the gigabyte', async () => {
    await createModel(sagemaker, 'm');
    await expect(create(variant('m', { ServerlessConfig }))).rejects.toThrow('either a ServerlessConfig');
    await expect(create({ VariantName: 'v', ModelName: 'm' })).rejects.toThrow('either a ServerlessConfig');
    const serverless = { ModelName: 'm', ServerlessConfig };
    await expect(
      create({ VariantName: 'a', ...serverless }, { VariantName: 'b', ...serverless }),
    ).rejects.toThrow('one production variant');
    await expect(
      create({
        VariantName: 'a',
        ModelName: 'm',
        ServerlessConfig: { MemorySizeInMB: 1500, MaxConcurrency: 1 },
      }),
    ).rejects.toThrow(
      "Value '1500' at 'productionVariants.1.member.serverlessConfig.memorySizeInMB' failed to satisfy constraint",
    );
  });
});

describe('endpoints', () => {
  it('are listed by status, and refuse a name that is taken', async () => {
    const { control } = sagemaker;
    await deploy(sagemaker, 'shop');
    await sagemaker.changed({ EndpointName: 'shop', EndpointStatus: 'InService' });
    const list = async (status: 'InService' | 'Failed') =>
      (await control.send(new ListEndpointsCommand({ StatusEquals: status }))).Endpoints?.length;
    expect([await list('InService'), await list('Failed')]).toEqual([1, 0]);
    await expect(
      control.send(new CreateEndpointCommand({ EndpointName: 'shop', EndpointConfigName: 'shop' })),
    ).rejects.toThrow(`Cannot create already existing endpoint "${ARN}:endpoint/shop".`);
  });

  it('are not updated while something is going on, nor after a failure', async () => {
    const { control } = sagemaker;
    await deploy(sagemaker, 'shop', { environment: { START: 'die' } });
    const update = () =>
      control.send(new UpdateEndpointCommand({ EndpointName: 'shop', EndpointConfigName: 'shop' }));
    await expect(update()).rejects.toThrow('Cannot update in-progress endpoint');
    await sagemaker.changed({ EndpointName: 'shop', EndpointStatus: 'Failed' });
    await expect(update()).rejects.toThrow('Cannot update failed endpoint');
  });

  it('need a configuration, and a name that is known', async () => {
    const { control } = sagemaker;
    await expect(
      control.send(new CreateEndpointCommand({ EndpointName: 'shop', EndpointConfigName: 'none' })),
    ).rejects.toThrow('Could not find endpoint configuration');
    await expect(control.send(new DeleteEndpointCommand({ EndpointName: 'none' }))).rejects.toThrow(
      'Could not find endpoint',
    );
  });
});

describe('tags', () => {
  it('are added, listed and deleted', async () => {
    const { control } = sagemaker;
    await createModel(sagemaker, 'm');
    const ResourceArn = `${ARN}:model/m`;
    const added = await control.send(
      new AddTagsCommand({
        ResourceArn,
        Tags: [
          { Key: 'project', Value: 'scones' },
          { Key: 'stage', Value: 'test' },
        ],
      }),
    );
    expect(added.Tags).toHaveLength(2);
    await control.send(new DeleteTagsCommand({ ResourceArn, TagKeys: ['stage'] }));
    const { Tags } = await control.send(new ListTagsCommand({ ResourceArn }));
    expect(Tags).toEqual([{ Key: 'project', Value: 'scones' }]);
    await expect(control.send(new ListTagsCommand({ ResourceArn: `${ARN}:model/none` }))).rejects.toThrow(
      'Could not find the resource',
    );
  });
});

describe('the README', () => {
  it('lists every operation and no other', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
    const listed = [...readme.matchAll(/^\| `([A-Z]\w+)`/gm)].map(([, name]) => name).sort();
    expect(listed).toEqual([...Object.keys(operations), ...Object.keys(runtimeOperations)].sort());
  });
});
