import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Identity } from '@scones/emulator-core';
import type { ProgramPort } from './container-program.ts';
import type { EndpointConfig } from './endpoints/endpoint-config.ts';
import type { EndpointMetricPort } from './endpoints/endpoint-metrics.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import type { Endpoints } from './endpoints/endpoints.ts';
import type { LogPort } from './log-port.ts';
import type { Model } from './endpoints/model.ts';
import type { ObjectPort } from './object-port.ts';
import type { StatusChange } from './status-change.ts';
import type { TagValues } from './tags.ts';
import type { TrainingJob } from './training/training-job.ts';
import type { TrainingMetricPort } from './training/training-metrics.ts';
import type { TrainingJobs } from './training/training-jobs.ts';

/** What SageMaker needs from the rest of the emulator. */
export interface SageMakerPorts {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** S3 as far as a role may reach it. */
  readonly objectsAs: (roleArn: string) => ObjectPort;
  readonly logs: LogPort;
  readonly programFor: ProgramPort;
  /** Where job folders and unpacked models lie; emptied by their owners. */
  readonly workFolder: string;
  /** Absent, nothing is counted. */
  readonly metrics?: EndpointMetricPort;
  /** Absent, a job's metrics are in its description only. */
  readonly trainingMetrics?: TrainingMetricPort;
  readonly onStatusChange?: (change: StatusChange) => void;
  /** Told of what went wrong inside the emulator outside of any request. */
  readonly onFault: (error: unknown) => void;
}

/** What is stored; each by its name, the tags by ARN. */
export interface Records {
  readonly trainingJobs: Collection<TrainingJob>;
  readonly models: Collection<Model>;
  readonly endpointConfigs: Collection<EndpointConfig>;
  readonly endpoints: Collection<Endpoint>;
  readonly tags: Collection<{ readonly values: TagValues }>;
}

/** What an operation works on. */
export interface SageMakerContext extends SageMakerPorts {
  readonly records: Records;
  readonly trainingJobs: TrainingJobs;
  readonly endpoints: Endpoints;
}
