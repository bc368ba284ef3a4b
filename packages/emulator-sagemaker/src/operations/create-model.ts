import type {
  CreateModelCommandOutput,
  CreateModelInput,
  InferenceExecutionConfig,
} from '@aws-sdk/client-sagemaker';
import { arn, AwsError, structure, tagsOfList } from '@scones/emulator-core';
import { z } from 'zod';
import type { SageMakerPorts } from '../ports/ports.ts';
import { containerDefinition, modelDataOf, PIPELINE_REFUSED } from '../endpoints/model.ts';
import { errors } from '../errors.ts';
import { parseS3Uri } from '../input/s3-uri.ts';
import { roleArn, vpcConfig } from '../input/shared-members.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';
import { tagList } from '../input/tags.ts';
import { names } from '../service-names.ts';

const input = structure<CreateModelInput>()({
  ModelName: resourceName(),
  PrimaryContainer: containerDefinition.optional(),
  Containers: z
    .array(containerDefinition)
    .max(15)
    .refine((containers) => containers.length <= 1, PIPELINE_REFUSED)
    .optional(),
  /** With one container, both modes are the same. */
  InferenceExecutionConfig: structure<InferenceExecutionConfig>()({
    Mode: z.enum(['Serial', 'Direct']),
  }).optional(),
  ExecutionRoleArn: roleArn,
  Tags: tagList.optional(),
  VpcConfig: vpcConfig.optional(),
  EnableNetworkIsolation: z.boolean().optional(),
});

export const createModel = operation<CreateModelCommandOutput>()(input, async (context, request) => {
  const { ModelName: name } = request;
  const { records, ports } = context;
  const container = onlyContainer(request);
  const data = modelDataOf(container);
  if (data !== undefined) await checkModelData(ports, data, request.ExecutionRoleArn);
  const modelArn = arn(ports.identity, names.arn, `model/${name}`);
  if (records.models.has(name)) throw errors.ValidationException.taken({ kind: 'model', arn: modelArn });
  const model = {
    name,
    arn: modelArn,
    container,
    ...(request.Containers && { isListed: true }),
    executionRoleArn: request.ExecutionRoleArn,
    ...(request.VpcConfig && { vpcConfig: request.VpcConfig }),
    ...(request.EnableNetworkIsolation && { isIsolated: true }),
    creationTime: ports.clock.now(),
  };
  records.transaction(() => {
    records.models.put(name, model);
    if (request.Tags) records.tags.put(modelArn, { values: tagsOfList(request.Tags) });
  });
  return { ModelArn: modelArn };
});

function onlyContainer({ PrimaryContainer, Containers = [] }: z.output<typeof input>) {
  const [container = PrimaryContainer] = Containers;
  if (!container || (PrimaryContainer && Containers.length > 0))
    throw errors.ValidationException.containers();
  if (container.ModelDataUrl !== undefined && container.ModelDataSource)
    throw errors.ValidationException.modelDataTwice();
  return container;
}

async function checkModelData(
  { objectsAs, identity }: SageMakerPorts,
  uri: string,
  roleArn: string,
): Promise<void> {
  const { bucket, key } = parseS3Uri(uri);
  const isThere = await objectsAs(roleArn)
    .exists(bucket, key)
    .catch((cause: unknown) => {
      if (!(cause instanceof AwsError) || cause.code !== 'AccessDenied') throw cause;
      throw errors.ValidationException.modelDataAccess(
        { uri, role: roleArn, region: identity.region },
        { cause },
      );
    });
  if (!isThere) throw errors.ValidationException.noModelData({ uri });
}
