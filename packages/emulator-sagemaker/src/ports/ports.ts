import type { Clock, Random } from '@scones/deterministic';
import type { Identity } from '@scones/emulator-core';
import type { ProgramPort } from '../container/container-program.ts';
import type { EndpointMetricPort } from '../endpoints/endpoint-metrics.ts';
import type { LogPort } from './log-port.ts';
import type { ObjectPort } from './object-port.ts';
import type { StatusChange } from './status-change.ts';
import type { TrainingMetricPort } from '../training/training-metrics.ts';

/** SageMaker needs these from the rest of the emulator. */
export interface SageMakerPorts {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** S3 with the permissions of a role. */
  readonly objectsAs: (roleArn: string) => ObjectPort;
  readonly logs: LogPort;
  readonly programFor: ProgramPort;
  /** Where job folders and unpacked models lie; emptied by their owners. */
  readonly workFolder: string;
  readonly metrics: EndpointMetricPort;
  readonly trainingMetrics: TrainingMetricPort;
  readonly onStatusChange: (change: StatusChange) => void;
  /** Takes an error of the emulator itself that happened outside of any request. */
  readonly onFault: (error: unknown) => void;
}
