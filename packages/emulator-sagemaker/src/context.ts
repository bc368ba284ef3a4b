import type { Endpoints } from './endpoints/endpoints.ts';
import type { TrainingJobs } from './training/training-jobs.ts';
import type { SageMakerPorts } from './ports/ports.ts';
import type { Records } from './records/records.ts';

/** What an operation works on. */
export interface SageMakerContext extends SageMakerPorts {
  readonly records: Records;
  readonly trainingJobs: TrainingJobs;
  readonly endpoints: Endpoints;
}
