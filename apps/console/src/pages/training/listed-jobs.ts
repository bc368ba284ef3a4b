import type { ListedJob } from '../../aws/sagemaker.ts';
import { type Sorting, sortRows } from '../../shared/sort-rows.ts';

const SORTED_BY: readonly { readonly id: string; readonly sortBy: (job: ListedJob) => string | number }[] = [
  { id: 'name', sortBy: ({ TrainingJobName = '' }) => TrainingJobName },
  { id: 'status', sortBy: ({ TrainingJobStatus = '' }) => TrainingJobStatus },
  { id: 'created', sortBy: ({ CreationTime = 0 }) => CreationTime },
  // A running job counts as longer than all that have ended.
  { id: 'duration', sortBy: (job) => milliseconds(job) ?? Infinity },
];

/** The jobs whose name or status has the text, in their order. */
export function listedJobs(
  jobs: readonly ListedJob[],
  filter: string,
  sorting: Sorting,
): readonly ListedJob[] {
  const wanted = filter.toLowerCase();
  const found = jobs.filter(({ TrainingJobName = '', TrainingJobStatus = '' }) =>
    `${TrainingJobName} ${TrainingJobStatus}`.toLowerCase().includes(wanted),
  );
  return sortRows(found, SORTED_BY, sorting);
}

/** How long a job took; undefined while it runs. */
export function milliseconds({ CreationTime = 0, TrainingEndTime }: ListedJob): number | undefined {
  return TrainingEndTime === undefined ? undefined : (TrainingEndTime - CreationTime) * 1000;
}
