import type { ExecutionPortrait, ReportData, Summary, ThresholdTarget } from '@scones/model-monitor';
import {
  type Evaluation,
  evaluationReport,
  type StagedDataset,
  type TrainedModel,
} from '@scones/training-pipeline';
import type { MainJobOptions } from './options.ts';
import type { Monitored } from './steps/monitor-endpoint.ts';
import type { ModelArchive } from './steps/read-model.ts';

export interface Outcome {
  readonly options: MainJobOptions;
  readonly staged: StagedDataset;
  readonly trained: TrainedModel;
  readonly model: ModelArchive;
  readonly target: ThresholdTarget | undefined;
  readonly evaluation: Evaluation;
  readonly images: Parameters<typeof evaluationReport>[0]['images'];
  readonly monitored: Monitored;
  readonly portraits: readonly ExecutionPortrait[];
  readonly startedAt: number;
  readonly endedAt: number;
}

/** The confidence that answers needed to pass: chosen by `--target-accuracy`, or as `--threshold` says. */
export const thresholdOf = ({ options, target }: Pick<Outcome, 'options' | 'target'>): number =>
  target?.threshold ?? options.threshold;

/** Everything that one run of the job gives for its report. */
export function reportData(outcome: Outcome): ReportData {
  const { options, staged, trained, model, target, evaluation, images, monitored, startedAt, endedAt } =
    outcome;
  const report = evaluationReport({
    evaluation,
    threshold: thresholdOf(outcome),
    record: model.record,
    target,
    images,
    chips: [
      `data set ${staged.dataset}`,
      `${staged.trainImages} training, ${staged.validationImages} validation, ${staged.testImages} test pictures`,
      `seed ${options.seed}`,
      ...oddities(staged),
    ],
    generatedAt: endedAt,
  });
  return {
    ...report,
    drift: monitored.drift,
    training: {
      epochs: trained.epochs.map(({ epoch, loss, trainAccuracy, validationAccuracy, validationLoss }) => ({
        epoch: epoch + 1,
        loss: loss ?? Number.NaN,
        trainAccuracy: trainAccuracy ?? Number.NaN,
        validationAccuracy: validationAccuracy ?? Number.NaN,
        ...(validationLoss !== undefined && { validationLoss }),
      })),
      seconds: trained.trainSeconds,
      imagesPerSecond: trained.imagesPerSecond,
    },
    portraits: outcome.portraits,
    footer: `${monitored.inferences.length} inferences captured. The whole run took ${((endedAt - startedAt) / 1000).toFixed(1)} s.`,
  };
}

/** What a reader of the numbers should know of the pictures. */
function oddities({ leftOut, twins }: StagedDataset): string[] {
  return [
    ...(leftOut.length === 0 ? [] : [`${counted(leftOut.length, 'unreadable picture')} left out`]),
    ...(twins.length === 0
      ? []
      : [`${counted(twins.length, 'pair')} of pictures the same, or nearly, in two classes or two sets`]),
  ];
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The run in numbers. */
export function runSummary(outcome: Outcome, { quality }: Pick<ReportData, 'quality'>): Summary {
  const { options, staged, trained, evaluation, monitored, startedAt, endedAt } = outcome;
  return {
    dataset: staged.dataset,
    classes: [...staged.classes],
    trainImages: staged.trainImages,
    validationImages: staged.validationImages,
    testImages: staged.testImages,
    seed: options.seed,
    epochs: trained.epochs.length,
    trainSeconds: trained.trainSeconds,
    imagesPerSecond: trained.imagesPerSecond,
    threshold: thresholdOf(outcome),
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
    quality,
    captured: monitored.inferences.length,
    totalSeconds: (endedAt - startedAt) / 1000,
  };
}
