import { percent } from '@scones/classifier-measures';
import { cacheFolder, train, type TrainedModel } from '@scones/training-pipeline';
import { type Job, PREFIX } from '../job.ts';
import { bar } from '../bar.ts';
import type { SconesStack } from '@scones/stack';
import { removeTrainingTraces } from './remove-training-traces.ts';

type Epoch = TrainedModel['epochs'][number];

export function trainModel(job: Job, { bucket, sageMakerRoleArn }: SconesStack): Promise<TrainedModel> {
  const { options, clients, clock, signal, undoList } = job;
  return job.step('Train the model', async (terminal) => {
    // SageMaker makes these itself, outside the stack, when a job or an endpoint writes its first line.
    undoList.add('logs of SageMaker', () => removeTrainingTraces(job));
    const trained = await train(
      {
        ...clients,
        clock,
        signal,
        cacheFolder: cacheFolder(process.env),
        onProgress(event) {
          if (event.type === 'epoch') terminal.line(describeEpoch(event, event.epochs));
          if (event.type === 'status') terminal.transient(event.detail ?? event.status);
        },
      },
      {
        bucket,
        prefix: PREFIX,
        roleArn: sageMakerRoleArn,
        epochs: options.epochs,
        imageSize: options.imageSize,
        seed: options.seed,
        pretrained: options.pretrained,
        pretrainedNormalization: options.pretrainedNormalization,
      },
    );
    const accuracy = trained.epochs.at(-1)?.validationAccuracy;
    const title =
      `Trained for ${trained.epochs.length} epochs at ${trained.imagesPerSecond.toFixed(0)} pictures/s` +
      (accuracy === undefined ? '' : `: validation accuracy ${percent(accuracy)}`);
    return { result: trained, title };
  });
}

function describeEpoch(
  { epoch, loss, trainAccuracy, validationAccuracy, picturesPerSecond }: Epoch,
  epochs: number,
): string {
  const figures = [
    loss === undefined ? [] : `loss ${loss.toFixed(3)}`,
    trainAccuracy === undefined ? [] : `train ${percent(trainAccuracy)}`,
    validationAccuracy === undefined ? [] : `validation ${percent(validationAccuracy)}`,
    picturesPerSecond === undefined ? [] : `${picturesPerSecond.toFixed(0)} pictures/s`,
  ].flat();
  return `${bar(epoch + 1, epochs)} epoch ${epoch + 1}/${epochs}: ${figures.join(', ')}`;
}
