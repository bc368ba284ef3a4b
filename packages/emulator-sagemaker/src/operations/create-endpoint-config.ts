import type { CreateEndpointConfigCommandOutput, CreateEndpointConfigInput } from '@aws-sdk/client-sagemaker';
import { arn, only, structure } from '@scones/emulator-core';
import { z } from 'zod';
import { dataCaptureConfig, productionVariant } from '../endpoints/endpoint-config.ts';
import { errors } from '../errors.ts';
import { foundModel } from '../found.ts';
import { sageMakerOperation } from '../sagemaker-operation.ts';
import { resourceName } from '../request-members.ts';
import { tagList, tagValues } from '../tags.ts';

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
  Tags: tagList.optional(),
  EnableNetworkIsolation: only(false).optional(),
});

export const createEndpointConfig = sageMakerOperation<CreateEndpointConfigCommandOutput>()(
  input,
  (context, request) => {
    const { records, identity, clock } = context;
    const {
      EndpointConfigName: name,
      ProductionVariants: variants,
      DataCaptureConfig: dataCapture,
    } = request;
    const configArn = arn(identity, 'sagemaker', `endpoint-config/${name}`);
    for (const { ModelName } of variants) foundModel(context, ModelName);
    if (records.endpointConfigs.has(name))
      throw errors.ValidationException(
        `Cannot create already existing endpoint configuration "${configArn}".`,
      );
    records.endpointConfigs.put(name, {
      name,
      arn: configArn,
      variants,
      ...(dataCapture && { dataCapture }),
      creationTime: clock.now(),
    });
    if (request.Tags) records.tags.put(configArn, { values: tagValues(request.Tags) });
    return { EndpointConfigArn: configArn };
  },
);
