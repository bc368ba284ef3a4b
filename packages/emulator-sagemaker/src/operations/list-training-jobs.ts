import { structure } from '@scones/emulator-core';
import type { ListTrainingJobsCommandOutput, ListTrainingJobsRequest } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { listingMembers, listPage, modifiedMembers } from '../input/listing.ts';
import { operation } from '../context.ts';

const input = structure<ListTrainingJobsRequest>()({
  ...listingMembers,
  ...modifiedMembers,
  StatusEquals: z.enum(['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped']).optional(),
  SortBy: z.enum(['Name', 'CreationTime', 'Status']).optional(),
});

export const listTrainingJobs = operation<ListTrainingJobsCommandOutput>()(input, ({ records }, listing) => {
  const { StatusEquals } = listing;
  const jobs = records.trainingJobs
    .values()
    .filter(({ status }) => StatusEquals === undefined || status === StatusEquals);
  const { items, ...rest } = listPage(jobs, listing, 'Ascending');
  return {
    TrainingJobSummaries: items.map((job) => ({
      TrainingJobName: job.name,
      TrainingJobArn: job.arn,
      CreationTime: new Date(job.creationTime),
      LastModifiedTime: new Date(job.lastModifiedTime),
      ...(job.endTime !== undefined && { TrainingEndTime: new Date(job.endTime) }),
      TrainingJobStatus: job.status,
      SecondaryStatus: job.secondaryStatus,
    })),
    ...rest,
  };
});
