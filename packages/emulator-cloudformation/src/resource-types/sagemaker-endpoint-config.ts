import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';
import { nameInArn } from '../resources/name-in-arn.ts';
import { tagList } from '../resources/tags.ts';
import { unlessGoneSaying } from '../resources/unless-gone.ts';

/** The service itself says which members it takes; the model's name may be its ARN here. */
const variant = z
  .looseObject({
    ModelName: z.string().transform(nameInArn),
    InitialInstanceCount: z.number().optional(),
    InitialVariantWeight: z.number().optional(),
    ServerlessConfig: z
      .looseObject({ MaxConcurrency: z.number().optional(), MemorySizeInMB: z.number().optional() })
      .optional(),
  })
  .transform((given) => given as Record<string, unknown>);

const properties = z.strictObject({
  EndpointConfigName: z.string().optional(),
  ProductionVariants: z.array(variant),
  DataCaptureConfig: z
    .looseObject({
      EnableCapture: z.boolean().optional(),
      InitialSamplingPercentage: z.number().optional(),
    })
    .optional(),
  ExecutionRoleArn: z.string().optional(),
  KmsKeyId: z.string().optional(),
  VpcConfig: z
    .strictObject({ SecurityGroupIds: z.array(z.string()), Subnets: z.array(z.string()) })
    .optional(),
  EnableNetworkIsolation: z.boolean().optional(),
  Tags: tagList,
});

/** Every property replaces it. */
export const endpointConfig = defineResource({
  type: 'AWS::SageMaker::EndpointConfig',
  properties,
  attributes: ['EndpointConfigName', 'EndpointConfigArn'],
  replacedBy: [
    ...(['EndpointConfigName', 'ProductionVariants', 'DataCaptureConfig', 'ExecutionRoleArn'] as const),
    ...(['KmsKeyId', 'VpcConfig', 'EnableNetworkIsolation', 'Tags'] as const),
  ],
  async create({ callService, newName }, { EndpointConfigName = newName(63), ...wanted }) {
    const { EndpointConfigArn } = (await callService('sagemaker', 'CreateEndpointConfig', {
      EndpointConfigName,
      ...wanted,
    })) as { EndpointConfigArn: string };
    return { physicalId: EndpointConfigArn, attributes: { EndpointConfigName, EndpointConfigArn } };
  },
  update: async (_context, physicalId) => ({
    physicalId,
    attributes: { EndpointConfigName: nameInArn(physicalId), EndpointConfigArn: physicalId },
  }),
  async remove({ callService }, physicalId) {
    await unlessGoneSaying(
      'Could not find',
      callService('sagemaker', 'DeleteEndpointConfig', { EndpointConfigName: nameInArn(physicalId) }),
    );
  },
});
