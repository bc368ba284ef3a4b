import {
  agreeToSpending,
  type Asking,
  type Command,
  defineCommand,
  type StackSource,
  yesOption,
} from '@scones/command-line';
import { train, type TrainContext } from '../train/train.ts';
import { trainOptionsSchema } from '../train/train-options.ts';
import { describeTrainProgress, type TrainProgress } from '../train/train-progress.ts';

export function trainCommand(
  services: Omit<TrainContext, 'signal' | 'onProgress' | 'agree'> & Asking & { readonly stack: StackSource },
): Command {
  return defineCommand({
    summary: 'train an image classifier with a SageMaker training job and follow it to its end',
    options: trainOptionsSchema.extend({ yes: yesOption() }),
    stack: { ...services.stack, options: { bucket: '{DataBucketName}', roleArn: '{SageMakerRoleArn}' } },
    run: (context, { yes, ...options }) =>
      train({ ...services, ...context, agree: agreeToSpending(services, yes) }, options),
    progress: (event: TrainProgress) => describeTrainProgress(event),
    show: (model) => `${model.modelArtifact}\n${model.jobName} took ${model.trainSeconds.toFixed(1)} s`,
  });
}
