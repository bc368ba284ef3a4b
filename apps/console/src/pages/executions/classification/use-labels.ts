import { useQuery } from '@tanstack/react-query';
import { getObject } from '../../../aws/s3-client.ts';
import { describeTrainingJob, listTrainingJobs } from '../../../aws/sagemaker.ts';
import { readLabels } from './read-labels.ts';

/** The names of the classes, from the newest completed training job; empty where it does not tell them. */
export function useLabels(): readonly string[] {
  const { data } = useQuery({
    queryKey: ['sagemaker', undefined, 'labels'],
    queryFn: ({ signal }) => newestLabels(signal),
    meta: { atMostEvery: 5000 },
  });
  return data ?? [];
}

async function newestLabels(signal: AbortSignal): Promise<readonly string[]> {
  const jobs = await listTrainingJobs(signal);
  const newest = jobs.find(({ TrainingJobStatus }) => TrainingJobStatus === 'Completed');
  if (newest?.TrainingJobName === undefined) return [];
  const { InputDataConfig = [] } = await describeTrainingJob(newest.TrainingJobName, signal);
  const channel = InputDataConfig.find(({ ChannelName }) => ChannelName === 'train_lst');
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(channel?.DataSource?.S3DataSource?.S3Uri ?? '') ?? [];
  if (bucket === undefined || key === undefined) return [];
  return readLabels(new TextDecoder().decode((await getObject(bucket, key, signal)).bytes));
}
