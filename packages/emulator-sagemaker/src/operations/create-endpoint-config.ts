import type { CreateEndpointConfigCommandOutput, CreateEndpointConfigInput } from '@aws-sdk/client-sagemaker';
import { arn, structure, tagsOfList } from '@scones/emulator-core';
import { z } from 'zod';
import { asyncInferenceConfig } from '../endpoints/async-inference-config.ts';
import {
  dataCaptureConfig,
  type KeptOfConfig,
  productionVariant,
  type Variant,
} from '../endpoints/endpoint-config.ts';
import { errors } from '../errors.ts';
import { foundModel } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';
import { kmsKeyId, roleArn, vpcConfig } from '../input/shared-members.ts';
import { tagList } from '../input/tags.ts';
import { names } from '../service-names.ts';

const input = structure<CreateEndpointConfigInput>()({
  EndpointConfigName: resourceName(),
  ProductionVariants: z
    .array(productionVariant)
    .min(1)
    .max(10)
    .refine(
      (variants) => new Set(variants.map(({ VariantName }) => VariantName)).size === variants.length,
      'Each variant must have a name of its own.',
    ),
  DataCaptureConfig: dataCaptureConfig.optional(),
  AsyncInferenceConfig: asyncInferenceConfig.optional(),
  Tags: tagList.optional(),
  KmsKeyId: kmsKeyId.optional(),
  ExecutionRoleArn: roleArn.optional(),
  VpcConfig: vpcConfig.optional(),
  EnableNetworkIsolation: z.boolean().optional(),
});

export const createEndpointConfig = operation<CreateEndpointConfigCommandOutput>()(
  input,
  (context, request) => {
    const { records, ports } = context;
    const {
      EndpointConfigName: name,
      ProductionVariants: variants,
      DataCaptureConfig: dataCapture,
    } = request;
    for (const variant of variants) checkCapacity(variant, variants.length);
    const configArn = arn(ports.identity, names.arn, `endpoint-config/${name}`);
    for (const { ModelName } of variants) foundModel(context, ModelName);
    if (records.endpointConfigs.has(name))
      throw errors.ValidationException.taken({ kind: 'endpoint configuration', arn: configArn });
    const config = {
      name,
      arn: configArn,
      variants,
      ...(dataCapture && { dataCapture }),
      ...(request.AsyncInferenceConfig && { asyncInference: request.AsyncInferenceConfig }),
      kept: keptOf(request),
      creationTime: ports.clock.now(),
    };
    records.transaction(() => {
      records.endpointConfigs.put(name, config);
      if (request.Tags) records.tags.put(configArn, { values: tagsOfList(request.Tags) });
    });
    return { EndpointConfigArn: configArn };
  },
);

/** A variant has instances, or is serverless. A serverless variant must be the only one. */
function checkCapacity({ VariantName, ...variant }: Variant, variants: number): void {
  const hasInstances = variant.InstanceType !== undefined || variant.InitialInstanceCount !== undefined;
  if (variant.ServerlessConfig ? hasInstances : !variant.InstanceType || !variant.InitialInstanceCount)
    throw errors.ValidationException.variantWithoutInstances({ variant: VariantName });
  if (variant.ServerlessConfig && variants > 1) throw errors.ValidationException.serverlessVariants();
}

function keptOf({
  KmsKeyId,
  ExecutionRoleArn,
  VpcConfig,
  EnableNetworkIsolation,
}: KeptOfConfig): KeptOfConfig {
  return {
    ...(KmsKeyId !== undefined && { KmsKeyId }),
    ...(ExecutionRoleArn !== undefined && { ExecutionRoleArn }),
    ...(VpcConfig && { VpcConfig }),
    ...(EnableNetworkIsolation !== undefined && { EnableNetworkIsolation }),
  };
}
