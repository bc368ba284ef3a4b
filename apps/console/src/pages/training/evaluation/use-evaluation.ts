import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TrainingJob } from '../../../aws/sagemaker.ts';
import { filesBelow } from '../../../shared/captures/files-below.ts';
import { KeptFiles } from '../../../shared/captures/kept-files.ts';
import type { Answer } from './judged-pictures.ts';
import {
  type Evaluation,
  type CapturesOf,
  readEvaluation,
  type Serving,
  servingsOf,
} from './read-evaluation.ts';

export function useServings(artefact: string): UseQueryResult<readonly Serving[]> {
  return useQuery({
    queryKey: ['sagemaker', undefined, 'servings', artefact],
    queryFn: ({ signal }) => servingsOf(artefact, signal),
  });
}

/** The known facts about a job's model, live. Captures that were read are kept. */
export function useEvaluation(
  job: TrainingJob,
  servings: readonly Serving[],
): UseQueryResult<Evaluation | null> {
  const [capturesOf] = useState(keptCaptures);
  return useQuery({
    queryKey: ['s3', servings[0]?.captures.bucket, 'evaluation', job.TrainingJobName, servings],
    queryFn: ({ signal }) => readEvaluation(job, servings, capturesOf, signal),
    meta: { atMostEvery: 3000 },
  });
}

function keptCaptures(): CapturesOf {
  const kept = new Map<string, KeptFiles<Answer>>();
  return ({ bucket, key }) => {
    const files = kept.get(`${bucket}/${key}`) ?? new KeptFiles<Answer>(filesBelow(bucket, key));
    kept.set(`${bucket}/${key}`, files);
    return files;
  };
}
