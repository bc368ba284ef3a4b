import {
  DescribeTrainingJobCommand,
  type DescribeTrainingJobCommandOutput,
  paginateListTrainingJobs,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';

interface Searching {
  readonly sageMaker: SageMakerClient;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The name of the newest completed training job whose model is in the bucket. Other jobs of the account don't count.
 */
export async function newestTrainingJob(
  { sageMaker, signal }: Searching,
  bucket: string,
): Promise<string | undefined> {
  const completed = paginateListTrainingJobs(
    { client: sageMaker, pageSize: 100 },
    { StatusEquals: 'Completed', SortBy: 'CreationTime', SortOrder: 'Descending' },
  );
  for await (const { TrainingJobSummaries = [] } of completed)
    for (const { TrainingJobName } of TrainingJobSummaries) {
      const job = await sageMaker.send(
        new DescribeTrainingJobCommand({ TrainingJobName }),
        signal && { abortSignal: signal },
      );
      if (liesIn(job, bucket)) return TrainingJobName;
    }
  return undefined;
}

function liesIn({ ModelArtifacts }: DescribeTrainingJobCommandOutput, bucket: string): boolean {
  return ModelArtifacts?.S3ModelArtifacts?.startsWith(`s3://${bucket}/`) ?? false;
}
