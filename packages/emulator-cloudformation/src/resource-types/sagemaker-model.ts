import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';
import { nameInArn } from '../resources/name-in-arn.ts';
import { tagList } from '../resources/tags.ts';
import { unlessGoneSaying } from '../resources/unless-gone.ts';

/** The service itself says which members it takes. */
const container = z.record(z.string(), z.unknown());

const properties = z.strictObject({
  ModelName: z.string().optional(),
  ExecutionRoleArn: z.string(),
  PrimaryContainer: container.optional(),
  Containers: z.array(container).optional(),
  InferenceExecutionConfig: z.strictObject({ Mode: z.string() }).optional(),
  VpcConfig: z
    .strictObject({ SecurityGroupIds: z.array(z.string()), Subnets: z.array(z.string()) })
    .optional(),
  EnableNetworkIsolation: z.boolean().optional(),
  Tags: tagList,
});

/** Every property but its tags replaces it. */
export const model = defineResource({
  type: 'AWS::SageMaker::Model',
  properties,
  attributes: ['ModelName', 'ModelArn'],
  replacedBy: [
    ...(['ModelName', 'ExecutionRoleArn', 'PrimaryContainer', 'Containers', 'Tags'] as const),
    ...(['InferenceExecutionConfig', 'VpcConfig', 'EnableNetworkIsolation'] as const),
  ],
  async create({ callService, newName }, { ModelName = newName(63), ...wanted }) {
    const { ModelArn } = (await callService('sagemaker', 'CreateModel', { ModelName, ...wanted })) as {
      ModelArn: string;
    };
    return { physicalId: ModelArn, attributes: { ModelName, ModelArn } };
  },
  update: async (_context, physicalId) => ({
    physicalId,
    attributes: { ModelName: nameInArn(physicalId), ModelArn: physicalId },
  }),
  async remove({ callService }, physicalId) {
    await unlessGoneSaying(
      'Could not find',
      callService('sagemaker', 'DeleteModel', { ModelName: nameInArn(physicalId) }),
    );
  },
});
