import { arn } from '@scones/emulator-core';
import type { SageMakerContext } from '../context.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import type { EndpointConfig } from '../endpoints/endpoint-config.ts';
import type { Model } from '../endpoints/model.ts';
import { errors } from '../errors.ts';
import type { TrainingJob } from '../training/training-job.ts';
import { names } from '../service-names.ts';

/** The stored thing of a name, or AWS's error for its kind. */
export function foundTrainingJob({ records }: SageMakerContext, name: string): TrainingJob {
  const job = records.trainingJobs.get(name);
  if (!job) throw errors.ValidationException('Requested resource not found.');
  return job;
}

export function foundModel({ records, identity }: SageMakerContext, name: string): Model {
  const model = records.models.get(name);
  if (!model)
    throw errors.ValidationException(`Could not find model "${arn(identity, names.arn, `model/${name}`)}".`);
  return model;
}

export function foundEndpointConfig({ records, identity }: SageMakerContext, name: string): EndpointConfig {
  const config = records.endpointConfigs.get(name);
  if (!config)
    throw errors.ValidationException(
      `Could not find endpoint configuration "${arn(identity, names.arn, `endpoint-config/${name}`)}".`,
    );
  return config;
}

export function foundEndpoint({ records, endpoints }: SageMakerContext, name: string): Endpoint {
  const endpoint = records.endpoints.get(name);
  if (!endpoint) throw errors.ValidationException(`Could not find endpoint "${endpoints.arnOf(name)}".`);
  return endpoint;
}

/** The ARN, when it is one of a thing that is stored. */
export function foundArn({ records }: SageMakerContext, resourceArn: string): string {
  const [kind, name = ''] = (resourceArn.split(':')[5] ?? '').split('/');
  const stored =
    kind === 'training-job'
      ? records.trainingJobs.get(name)
      : kind === 'model'
        ? records.models.get(name)
        : kind === 'endpoint-config'
          ? records.endpointConfigs.get(name)
          : kind === 'endpoint'
            ? records.endpoints.get(name)
            : undefined;
  if (stored?.arn !== resourceArn)
    throw errors.ValidationException(`Could not find the resource "${resourceArn}".`);
  return resourceArn;
}
