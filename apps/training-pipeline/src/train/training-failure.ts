import type { DescribeTrainingJobCommandOutput } from '@aws-sdk/client-sagemaker';
import { CommandError } from '@scones/command-line';
import { TRAINING_LOG_GROUP } from './training-log.ts';

/** The reason why a job that has ended did not complete. */
export function trainingFailure(job: DescribeTrainingJobCommandOutput): CommandError | undefined {
  const { TrainingJobName: name, TrainingJobStatus: status, SecondaryStatus: secondary } = job;
  if (status === 'Completed') return undefined;
  const logHint = `Its log: aws logs tail ${TRAINING_LOG_GROUP} --log-stream-name-prefix ${name}/`;
  if (secondary === 'MaxRuntimeExceeded') {
    const limit = job.StoppingCondition?.MaxRuntimeInSeconds;
    return new CommandError(
      'TRAINING_TOO_LONG',
      `The training job ${name} was stopped at its limit of ${limit} s`,
      'Give it more time (--max-runtime-seconds) or less work (--epochs).',
    );
  }
  if (status === 'Stopped') {
    return new CommandError('TRAINING_STOPPED', `The training job ${name} was stopped by somebody`, logHint);
  }
  const reason = job.FailureReason ?? 'SageMaker gives no reason';
  return new CommandError('TRAINING_FAILED', `The training job ${name} failed: ${reason}`, logHint);
}

/** Explains the common reasons why CreateTrainingJob is refused. Other errors come back as they are. */
export function explainRefusal(error: unknown, name: string): unknown {
  if (!(error instanceof Error)) return error;
  const refusal = (code: string, what: string, hint: string): CommandError =>
    new CommandError(code, `${what}: ${error.message}`, hint, { cause: error });
  switch (error.name) {
    case 'ResourceInUse':
      return refusal('JOB_NAME_TAKEN', `The job name ${name} is taken`, 'Give another --job-name.');
    case 'ResourceLimitExceeded':
      return refusal(
        'QUOTA_EXCEEDED',
        'The account may not use that many instances',
        'Choose another --instance-type, or ask for a higher quota in the Service Quotas console.',
      );
    case 'ValidationException':
    case 'ResourceNotFound':
      return refusal('JOB_REFUSED', `SageMaker refuses the job ${name}`, 'Correct what the message names.');
    default:
      return error;
  }
}
