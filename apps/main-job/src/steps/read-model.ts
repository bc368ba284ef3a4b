import { createHash } from 'node:crypto';
import type { MetricsRecord } from '@scones/classifier-measures';
import { readModelArchive, readModelRecord } from '@scones/stack';
import type { TrainedModel } from '@scones/training-pipeline';
import type { Job } from '../job.ts';

/** A trained model's `model.tar.gz`, which the report keeps. */
export interface ModelArchive {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Its answers to its validation pictures. */
  readonly record: MetricsRecord | undefined;
}

export async function readModel(job: Job, { modelArtifact }: TrainedModel): Promise<ModelArchive> {
  const bytes = await readModelArchive(job.clients.s3, modelArtifact, job.signal);
  return {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    record: await readModelRecord(bytes, modelArtifact),
  };
}
