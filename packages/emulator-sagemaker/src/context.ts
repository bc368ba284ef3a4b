import { operationsOf } from '@scones/emulator-core';
import type { Endpoints } from './endpoints/endpoints.ts';
import type { SageMakerPorts } from './ports/ports.ts';
import type { Records } from './records/records.ts';
import type { TrainingJobs } from './training/training-jobs.ts';

/** What the operations work on. */
export interface SageMakerContext {
  /** The rest of the emulator. */
  readonly ports: SageMakerPorts;
  /** What is stored. */
  readonly records: Records;
  /** What runs. */
  readonly workers: Workers;
}

export interface Workers {
  readonly trainingJobs: TrainingJobs;
  readonly endpoints: Endpoints;
}

export const operation = operationsOf<SageMakerContext>();
