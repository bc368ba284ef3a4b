import { arn } from '@scones/emulator-core';
import type { SageMakerContext } from '../context.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import type { EndpointConfig } from '../endpoints/endpoint-config.ts';
import type { Model } from '../endpoints/model.ts';
import { errors } from '../errors.ts';
import type { TrainingJob } from '../training/training-job.ts';
import { names } from '../service-names.ts';

type Stored = Pick<SageMakerContext, 'records' | 'ports'>;

/** The stored thing of that name; throws AWS's error for its kind where there is none. */
export function foundTrainingJob({ records }: Pick<Stored, 'records'>, name: string): TrainingJob {
  const job = records.trainingJobs.get(name);
  if (!job) throw errors.ValidationException.noTrainingJob();
  return job;
}

export function foundModel({ records, ports }: Stored, name: string): Model {
  const model = records.models.get(name);
  if (!model) throw notFound('model', arn(ports.identity, names.arn, `model/${name}`));
  return model;
}

export function foundEndpointConfig({ records, ports }: Stored, name: string): EndpointConfig {
  const config = records.endpointConfigs.get(name);
  if (!config)
    throw notFound('endpoint configuration', arn(ports.identity, names.arn, `endpoint-config/${name}`));
  return config;
}

export function foundEndpoint({ records, ports }: Stored, name: string): Endpoint {
  const endpoint = records.endpoints.get(name);
  if (!endpoint) throw notFound('endpoint', arn(ports.identity, names.arn, `endpoint/${name}`));
  return endpoint;
}

function notFound(kind: string, missingArn: string): Error {
  return errors.ValidationException.notFound({ kind, arn: missingArn });
}

/** The ARN, if it belongs to a stored thing. */
export function foundArn({ records }: Pick<Stored, 'records'>, resourceArn: string): string {
  const byKind = new Map<string, (name: string) => { readonly arn: string } | undefined>([
    ['training-job', (name) => records.trainingJobs.get(name)],
    ['model', (name) => records.models.get(name)],
    ['endpoint-config', (name) => records.endpointConfigs.get(name)],
    ['endpoint', (name) => records.endpoints.get(name)],
  ]);
  const [kind = '', name = ''] = (resourceArn.split(':')[5] ?? '').split('/');
  if (byKind.get(kind)?.(name)?.arn !== resourceArn)
    throw errors.ValidationException.noResource({ arn: resourceArn });
  return resourceArn;
}
