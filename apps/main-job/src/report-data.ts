import type { ExecutionPortrait, ReportData, ReportExecution } from '@scones/model-monitor';
import type { Evaluation, PictureResult, StagedDataset, TrainedModel } from '@scones/training-pipeline';
import { namedInferences } from './named-inferences.ts';
import type { MainJobOptions } from './options.ts';
import type { Monitored } from './steps/monitor-endpoint.ts';

interface Outcome {
  readonly options: MainJobOptions;
  readonly staged: StagedDataset;
  readonly trained: TrainedModel;
  readonly evaluation: Evaluation;
  readonly monitored: Monitored;
  readonly portraits: readonly ExecutionPortrait[];
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Everything that one run of the job gives for its report. */
export function reportData(outcome: Outcome): ReportData {
  const { options, staged, trained, evaluation, monitored, startedAt, endedAt } = outcome;
  return {
    generatedAt: endedAt,
    threshold: options.threshold,
    drift: monitored.drift,
    epochs: trained.epochs.map(({ epoch, loss, trainAccuracy, validationAccuracy }) => ({
      epoch: epoch + 1,
      loss: loss ?? Number.NaN,
      trainAccuracy: trainAccuracy ?? Number.NaN,
      validationAccuracy: validationAccuracy ?? Number.NaN,
    })),
    inferences: namedInferences(evaluation, monitored.inferences),
    executions: evaluation.pictures.map(reportExecution),
    portraits: outcome.portraits,
    summary: {
      dataset: staged.dataset,
      classes: [...staged.classes],
      trainImages: staged.trainImages,
      validationImages: staged.validationImages,
      testImages: staged.testImages,
      seed: options.seed,
      epochs: trained.epochs.length,
      trainSeconds: trained.trainSeconds,
      imagesPerSecond: trained.imagesPerSecond,
      testAccuracy: evaluation.accuracy,
      confusionMatrix: evaluation.confusionMatrix.map((row) => [...row]),
      executions: evaluation.executions,
      succeeded: evaluation.succeeded,
      belowThreshold: evaluation.belowThreshold,
      failedOtherwise: evaluation.failedOtherwise,
      accuracyAmongPassed: evaluation.succeeded === 0 ? null : evaluation.accuracyAmongPassed,
      executionsPerSecond: evaluation.executionsPerSecond,
      executionMillisP50: evaluation.executionMillisP50,
      executionMillisP99: evaluation.executionMillisP99,
      captured: monitored.inferences.length,
      totalSeconds: (endedAt - startedAt) / 1000,
    },
  };
}

function reportExecution({ key, status, milliseconds, error, cause }: PictureResult): ReportExecution {
  return {
    name: key,
    status: status === 'succeeded' ? 'SUCCEEDED' : 'FAILED',
    millis: milliseconds,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}
