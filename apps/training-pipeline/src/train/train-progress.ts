import { percent } from '@scones/classifier-measures';
import type { ProgressLine } from '@scones/command-line';
import type { EpochMetrics } from './epoch-metrics.ts';
import type { LogLine } from './training-log.ts';

export type TrainProgress =
  | {
      readonly type: 'created';
      readonly jobName: string;
      readonly trainImages: number;
      readonly epochs: number;
    }
  | { readonly type: 'status'; readonly status: string; readonly detail: string | undefined }
  | ({ readonly type: 'log' } & LogLine)
  | ({ readonly type: 'epoch'; readonly epochs: number } & EpochMetrics)
  | { readonly type: 'resumed'; readonly jobName: string }
  | { readonly type: 'completed'; readonly jobName: string; readonly modelArtifact: string }
  | { readonly type: 'stopping'; readonly jobName: string };

export function describeTrainProgress(event: TrainProgress): ProgressLine {
  switch (event.type) {
    case 'created':
      return { text: `Created the training job ${event.jobName} for ${event.trainImages} pictures` };
    case 'status':
      return { text: event.detail === undefined ? event.status : `${event.status}: ${event.detail}` };
    case 'log':
      return { text: event.text };
    case 'epoch':
      return { text: describeEpoch(event) };
    case 'resumed':
      return { text: `Goes on with the training job ${event.jobName}, whose end nobody has heard of` };
    case 'completed':
      return { text: `The training job ${event.jobName} has left ${event.modelArtifact}` };
    case 'stopping':
      return { text: `Stopping the training job ${event.jobName}` };
  }
}

function describeEpoch(event: EpochMetrics & { epochs: number }): string {
  const parts = [
    event.loss !== undefined && `loss ${event.loss.toFixed(4)}`,
    event.trainAccuracy !== undefined && `training ${percent(event.trainAccuracy)}`,
    event.validationAccuracy !== undefined && `validation ${percent(event.validationAccuracy)}`,
    event.picturesPerSecond !== undefined && `${event.picturesPerSecond.toFixed(0)} pictures/s`,
  ].filter((part) => part !== false);
  return `Epoch ${event.epoch + 1} of ${event.epochs}: ${parts.join(', ')}`;
}
