import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TrainingJob } from '../../../aws/sagemaker.ts';
import {
  type Evaluation,
  type ReadCapture,
  readCapture,
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

/** What is known of the model of a job, live; captures that were read are kept. */
export function useEvaluation(
  job: TrainingJob,
  servings: readonly Serving[],
): UseQueryResult<Evaluation | null> {
  const queries = useQueryClient();
  const read: ReadCapture = (place, classes) =>
    queries.fetchQuery({
      queryKey: ['capture', place.bucket, place.key, classes],
      queryFn: ({ signal }) => readCapture(place, classes, signal),
      staleTime: Infinity,
    });
  return useQuery({
    queryKey: ['s3', servings[0]?.captures.bucket, 'evaluation', job.TrainingJobName, servings],
    queryFn: ({ signal }) => readEvaluation(job, servings, read, signal),
    meta: { atMostEvery: 3000 },
  });
}
