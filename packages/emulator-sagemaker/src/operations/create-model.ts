import type { CreateModelCommandOutput, CreateModelInput } from '@aws-sdk/client-sagemaker';
import { arn, only, structure } from '@scones/emulator-core';
import { z } from 'zod';
import { containerDefinition } from '../endpoints/model.ts';
import { errors } from '../errors.ts';
import { parseS3Uri } from '../s3-uri.ts';
import { sageMakerOperation } from '../sagemaker-operation.ts';
import { resourceName } from '../request-members.ts';
import { tagList, tagValues } from '../tags.ts';

const input = structure<CreateModelInput>()({
  ModelName: resourceName(),
  PrimaryContainer: containerDefinition,
  ExecutionRoleArn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/),
  Tags: tagList.optional(),
  EnableNetworkIsolation: only(false).optional(),
});

export const createModel = sageMakerOperation<CreateModelCommandOutput>()(input, async (context, request) => {
  const { ModelName: name, PrimaryContainer: container } = request;
  const { records, objects, identity, clock } = context;
  if (container.ModelDataUrl !== undefined) {
    const { bucket, key } = parseS3Uri(container.ModelDataUrl);
    if (!(await objects.exists(bucket, key)))
      throw errors.ValidationException(`Could not find model data at ${container.ModelDataUrl}.`);
  }
  const modelArn = arn(identity, 'sagemaker', `model/${name}`);
  if (records.models.has(name))
    throw errors.ValidationException(`Cannot create already existing model "${modelArn}".`);
  records.models.put(name, {
    name,
    arn: modelArn,
    container,
    executionRoleArn: request.ExecutionRoleArn,
    creationTime: clock.now(),
  });
  if (request.Tags) records.tags.put(modelArn, { values: tagValues(request.Tags) });
  return { ModelArn: modelArn };
});
