import { judge, type MetricsRecord, predictedClass } from '@scones/classifier-measures';
import {
  measureQuality,
  type ReportData,
  type ReportExecution,
  type TestAnswer,
  type ThresholdTarget,
} from '@scones/model-monitor';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { PictureResult } from '../evaluate/picture-result.ts';
import type { ShownPicture } from './shown-pictures.ts';

interface Evaluated {
  readonly evaluation: Evaluation;
  /** The confidence that the executions needed to pass. */
  readonly threshold: number;
  readonly record: MetricsRecord | undefined;
  readonly target: ThresholdTarget | undefined;
  readonly images: ReadonlyMap<string, ShownPicture>;
  readonly chips: readonly string[];
  /** Milliseconds since the epoch. */
  readonly generatedAt: number;
}

/** The report of an evaluation alone: what every evaluation knows, offline and on AWS. */
export function evaluationReport(evaluated: Evaluated): ReportData {
  const { evaluation, threshold, record, target, images } = evaluated;
  const { classes, pictures } = evaluation;
  const answers = pictures.map((picture) => testAnswer(picture, images));
  return {
    classes,
    threshold,
    answers,
    quality: measureQuality({ classes, threshold, answers, record, target }),
    generatedAt: evaluated.generatedAt,
    chips: evaluated.chips,
    inferences: pictures.flatMap((picture) => answerOverTime(picture, classes, images)),
    executions: pictures.map(reportExecution),
    runs: evaluation,
    portraits: [],
    footer: `${evaluation.executions} executions of ${evaluation.stateMachineArn}.`,
  };
}

function testAnswer(
  { key, label, probabilities = [] }: PictureResult,
  images: ReadonlyMap<string, ShownPicture>,
): TestAnswer {
  const image = images.get(key);
  return { name: key, label, probabilities, ...(image && { image }) };
}

function answerOverTime(
  { key, label, probabilities, stoppedAt }: PictureResult,
  classes: readonly string[],
  images: ReadonlyMap<string, ShownPicture>,
): ReportData['inferences'] {
  if (!probabilities) return [];
  const image = images.get(key);
  const predictedLabel = classes[predictedClass(probabilities)] ?? 'nothing';
  const { confidence } = judge({ probabilities, label });
  return [{ name: key, time: stoppedAt, confidence, predictedLabel, ...(image && { image }) }];
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
