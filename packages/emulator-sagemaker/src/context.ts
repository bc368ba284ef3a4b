import { operationsOf } from '@scones/emulator-core';
import type { Endpoints } from './endpoints/endpoints.ts';
import type { SageMakerPorts } from './ports/ports.ts';
import type { Records } from './records/records.ts';
import type { TrainingJobs } from './training/training-jobs.ts';

/** The operations work on this. */
export interface SageMakerContext {
  /** The rest of the emulator. */
  readonly ports: SageMakerPorts;
  /** The stored state. */
  readonly records: Records;
  /** The running jobs and endpoints. */
  readonly workers: Workers;
}

export interface Workers {
  readonly trainingJobs: TrainingJobs;
  readonly endpoints: Endpoints;
}

export const operation = operationsOf<SageMakerContext>();
