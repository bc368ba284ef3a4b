import type { Collection, Tags } from '@scones/emulator-core';
import type { EndpointConfig } from '../endpoints/endpoint-config.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Model } from '../endpoints/model.ts';
import type { TrainingJob } from '../training/training-job.ts';

/** The stored state: each collection by name, the tags by ARN. */
export interface Records {
  /** All changes or none. */
  readonly transaction: <R>(work: () => R) => R;
  readonly trainingJobs: Collection<TrainingJob>;
  readonly models: Collection<Model>;
  readonly endpointConfigs: Collection<EndpointConfig>;
  readonly endpoints: Collection<Endpoint>;
  readonly tags: Collection<{ readonly values: Tags }>;
}
