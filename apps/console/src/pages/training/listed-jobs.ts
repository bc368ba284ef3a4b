import type { ListedJob } from '../../aws/sagemaker.ts';

export type SortedBy = 'name' | 'status' | 'created' | 'duration';

interface Sorting {
  readonly by: SortedBy;
  readonly isDescending: boolean;
}

/** The jobs whose name or status has the text, in their order. */
export function listedJobs(
  jobs: readonly ListedJob[],
  filter: string,
  { by, isDescending }: Sorting,
): ListedJob[] {
  const wanted = filter.toLowerCase();
  const sign = isDescending ? -1 : 1;
  return jobs
    .filter(({ TrainingJobName = '', TrainingJobStatus = '' }) =>
      `${TrainingJobName} ${TrainingJobStatus}`.toLowerCase().includes(wanted),
    )
    .sort((one, other) => sign * compare(VALUES[by](one), VALUES[by](other)));
}

const VALUES: Readonly<Record<SortedBy, (job: ListedJob) => string | number>> = {
  name: ({ TrainingJobName = '' }) => TrainingJobName,
  status: ({ TrainingJobStatus = '' }) => TrainingJobStatus,
  created: ({ CreationTime = 0 }) => CreationTime,
  // One that runs is longer than all that have ended.
  duration: (job) => milliseconds(job) ?? Infinity,
};

/** How long a job took; undefined while it runs. */
export function milliseconds({ CreationTime = 0, TrainingEndTime }: ListedJob): number | undefined {
  return TrainingEndTime === undefined ? undefined : (TrainingEndTime - CreationTime) * 1000;
}

function compare(one: string | number, other: string | number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
