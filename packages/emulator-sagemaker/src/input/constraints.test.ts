import {
  CreateEndpointConfigCommand,
  type CreateEndpointConfigInput,
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
  ProcessingInstanceType,
  ProductionVariantInstanceType,
  TrainingInstanceType,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processingInstanceType, servingInstanceType, trainingInstanceType } from './instance-types.ts';
import { IMAGE, ROLE, type RunningSageMaker, startSageMaker } from '../testing/start-sagemaker.ts';

let sagemaker: RunningSageMaker;
beforeAll(async () => {
  sagemaker = await startSageMaker();
});
afterAll(() => sagemaker.close());

const resources = { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 1 } as const;

function train(more: object) {
  return sagemaker.control.send(
    new CreateTrainingJobCommand({
      TrainingJobName: 'job',
      AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File' },
      RoleArn: ROLE,
      OutputDataConfig: { S3OutputPath: 's3://data/models' },
      ResourceConfig: resources,
      StoppingCondition: {},
      ...more,
    } satisfies CreateTrainingJobRequest),
  );
}

const at = (value: string, path: string): string =>
  `1 validation error detected: Value ${value} at '${path}' failed to satisfy constraint: Member must `;

describe("a limit of SageMaker's that a request breaks", () => {
  it.each<[string, object, string]>([
    [
      'an enum',
      { ResourceConfig: { ...resources, InstanceType: 'local' } },
      `${at("'local'", 'resourceConfig.instanceType')}satisfy enum value set: [ml.`,
    ],
    [
      'an enum of which the emulator has a part',
      { AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'Tape' } },
      `${at("'Tape'", 'algorithmSpecification.trainingInputMode')}satisfy enum value set: [Pipe, File, FastFile]`,
    ],
    [
      'a pattern',
      { TrainingJobName: 'my_job' },
      `${at("'my_job'", 'trainingJobName')}satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}`,
    ],
    [
      'the least of a number',
      { StoppingCondition: { MaxRuntimeInSeconds: 0 } },
      `${at("'0'", 'stoppingCondition.maxRuntimeInSeconds')}have value greater than or equal to 1`,
    ],
    [
      'the length of a text',
      { AlgorithmSpecification: { TrainingImage: 'x'.repeat(256), TrainingInputMode: 'File' } },
      'have length less than or equal to 255',
    ],
    ['a member that must be there', { RoleArn: undefined }, `${at('null', 'roleArn')}not be null`],
    [
      'a member of a list',
      {
        Tags: [
          { Key: 'a', Value: 'b' },
          { Key: '', Value: 'b' },
        ],
      },
      `${at("''", 'tags.2.member.key')}have length greater than or equal to 1`,
    ],
    [
      'a list',
      { InputDataConfig: [] },
      `${at("'[]'", 'inputDataConfig')}have length greater than or equal to 1`,
    ],
    [
      'a value of a map',
      { HyperParameters: { long: 'x'.repeat(2501) } },
      'Map value must satisfy constraint: [Member must have length less than or equal to 2500, ' +
        'Member must have length greater than or equal to 0]',
    ],
  ])('is named in its words: %s', async (_, more, message) => {
    await expect(train(more)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('is named with every other that is broken', async () => {
    await expect(
      train({ TrainingJobName: '-', ResourceConfig: { ...resources, VolumeSizeInGB: 0 } }),
    ).rejects.toThrow(
      /^2 validation errors detected: Value '-' at 'trainingJobName' .*; Value '0' at 'resourceConfig/,
    );
  });

  it('names the variant by its place', async () => {
    const config = {
      EndpointConfigName: 'c',
      ProductionVariants: [
        { VariantName: 'v', ModelName: 'm', InstanceType: 'ml.m5', InitialInstanceCount: 1 },
      ],
    };
    await expect(
      sagemaker.control.send(new CreateEndpointConfigCommand(config as CreateEndpointConfigInput)),
    ).rejects.toThrow(
      "Value 'ml.m5' at 'productionVariants.1.member.instanceType' failed to satisfy constraint",
    );
  });
});

it('names what the emulator does not have', async () => {
  await expect(train({ MlflowConfig: { MlflowResourceArn: 'x' } })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('The emulator does not support MlflowConfig here.'),
  });
});

it.each([
  ['training', trainingInstanceType, TrainingInstanceType],
  ['serving', servingInstanceType, ProductionVariantInstanceType],
  ['processing', processingInstanceType, ProcessingInstanceType],
])('knows every instance type that the SDK knows for %s', (_, schema, known) => {
  expect(Object.values(known).filter((type) => !schema.safeParse(type).success)).toEqual([]);
});
