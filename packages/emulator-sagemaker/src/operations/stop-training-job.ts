import { structure } from '@scones/emulator-core';
import type { StopTrainingJobCommandOutput, StopTrainingJobRequest } from '@aws-sdk/client-sagemaker';
import { errors } from '../errors.ts';
import { foundTrainingJob } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';
import { isRunning } from '../training/training-job.ts';

export const stopTrainingJob = operation<StopTrainingJobCommandOutput>()(
  structure<StopTrainingJobRequest>()({ TrainingJobName: resourceName() }),
  (context, { TrainingJobName }) => {
    const { status } = foundTrainingJob(context, TrainingJobName);
    if (!isRunning(status)) throw errors.ValidationException.notStoppable({ status });
    context.workers.trainingJobs.stop(TrainingJobName);
    return {};
  },
);
