import type { CreateModelCommandOutput, CreateModelInput } from '@aws-sdk/client-sagemaker';
import { arn, AwsError, only, structure } from '@scones/emulator-core';
import { z } from 'zod';
import type { SageMakerContext } from '../context.ts';
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
  const { records, identity, clock } = context;
  if (container.ModelDataUrl !== undefined)
    await checkModelData(context, container.ModelDataUrl, request.ExecutionRoleArn);
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

async function checkModelData(
  { objectsAs, identity }: SageMakerContext,
  uri: string,
  roleArn: string,
): Promise<void> {
  const { bucket, key } = parseS3Uri(uri);
  const isThere = await objectsAs(roleArn)
    .exists(bucket, key)
    .catch((cause: unknown) => {
      if (!(cause instanceof AwsError) || cause.code !== 'AccessDenied') throw cause;
      throw Object.assign(
        errors.ValidationException(
          `Could not access model data at ${uri}. Please ensure that the role "${roleArn}" exists and that its ` +
            'trust relationship policy allows the action "sts:AssumeRole" for the service principal ' +
            '"sagemaker.amazonaws.com". Also ensure that the role has "s3:GetObject" permissions and that the ' +
            `object is located in ${identity.region}.`,
        ),
        { cause },
      );
    });
  if (!isThere) throw errors.ValidationException(`Could not find model data at ${uri}.`);
}
