import type { DescribeTrainingJobCommandOutput, DescribeTrainingJobRequest } from '@aws-sdk/client-sagemaker';
import { foundTrainingJob } from '../found.ts';
import { sageMakerOperation } from '../sagemaker-operation.ts';
import { resourceName, structure } from '../structure.ts';
import { describeJob } from '../training/describe-job.ts';

export const describeTrainingJob = sageMakerOperation<DescribeTrainingJobCommandOutput>()(
  structure<DescribeTrainingJobRequest>()({ TrainingJobName: resourceName() }),
  (context, { TrainingJobName }) => describeJob(foundTrainingJob(context, TrainingJobName)),
);
