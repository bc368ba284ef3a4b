import { queryOptions } from '@tanstack/react-query';
import { filterLogEvents } from '../../aws/logs.ts';
import { describeTrainingJob } from '../../aws/sagemaker.ts';

const LOG_GROUP = '/aws/sagemaker/TrainingJobs';

export function jobQuery(name: string) {
  return queryOptions({
    queryKey: ['sagemaker', name, 'job'],
    queryFn: ({ signal }) => describeTrainingJob(name, signal),
  });
}

/** Every line that the instances of a job wrote. */
export function jobLogQuery(name: string) {
  return queryOptions({
    queryKey: ['logs', LOG_GROUP, name],
    queryFn: ({ signal }) =>
      filterLogEvents({ logGroupName: LOG_GROUP, logStreamNamePrefix: `${name}/` }, signal),
    meta: { atMostEvery: 500 },
  });
}
