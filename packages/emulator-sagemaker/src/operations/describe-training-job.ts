import { structure } from '@scones/emulator-core';
import type { DescribeTrainingJobCommandOutput, DescribeTrainingJobRequest } from '@aws-sdk/client-sagemaker';
import { foundTrainingJob } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';
import { describeJob } from '../training/describe-job.ts';

export const describeTrainingJob = operation<DescribeTrainingJobCommandOutput>()(
  structure<DescribeTrainingJobRequest>()({ TrainingJobName: resourceName() }),
  (context, { TrainingJobName }) => describeJob(foundTrainingJob(context, TrainingJobName)),
);
