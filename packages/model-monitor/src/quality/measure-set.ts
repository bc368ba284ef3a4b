import {
  answeredOnly,
  bootstrapInterval,
  calibrationErrorInterval,
  classScores,
  confusionCounts,
  countRight,
  expectedCalibrationError,
  type Interval,
  judge,
  type LabelledAnswer,
  logLoss,
  macroF1,
  passingAt,
  precisionRecallCurve,
  rocCurve,
  sharpen,
  wilsonInterval,
} from '@scones/classifier-measures';
import type { ClassQuality, Measured, SetQuality } from './quality-schema.ts';

export interface MeasuredSet {
  readonly set: SetQuality['set'];
  readonly classes: readonly string[];
  readonly threshold: number;
  /** Of every picture of the set; one without an answer has no probabilities. */
  readonly answers: readonly LabelledAnswer[];
  /** The factor that temperature scaling gave the logits, where it is known. */
  readonly sharpness?: number;
}

/** Every measure of the set, each with its interval: Wilson's where it is a share, else by the bootstrap. */
export function measureSet({ set, classes, threshold, answers, sharpness }: MeasuredSet): SetQuality {
  const answered = answeredOnly(answers);
  const judged = answers.map(judge);
  const { passed, right } = passingAt(judged, threshold);
  const ofTwo = (areaOf: (some: readonly LabelledAnswer[]) => number): Measured | null =>
    classes.length === 2 ? bootstrapped(answered, areaOf) : null;
  return {
    set,
    pictures: answers.length,
    answered: answered.length,
    threshold,
    accuracy: share(countRight(judged), judged.length),
    accuracyAmongPassed: share(right, passed),
    passed,
    wrongButPassed: passed - right,
    logLoss: bootstrapped(answered, logLoss),
    expectedCalibrationError: calibrationError(answered),
    expectedCalibrationErrorBefore:
      sharpness === undefined ? null : calibrationError(blunted(answered, sharpness)),
    macroF1: bootstrapped(answered, (some) => macroF1(scoresOf(some, classes.length)) ?? NaN),
    rocArea: ofTwo((some) => rocCurve(some)?.area ?? NaN),
    averagePrecision: ofTwo((some) => precisionRecallCurve(some)?.area ?? NaN),
    classes: qualityOfClasses(answered, classes),
  };
}

/** The answers as they were before temperature scaling. */
function blunted(answers: readonly LabelledAnswer[], sharpness: number): LabelledAnswer[] {
  return answers.map(({ probabilities, label }) => ({
    probabilities: sharpen(probabilities, 1 / sharpness),
    label,
  }));
}

const scoresOf = (answers: readonly LabelledAnswer[], classes: number) =>
  classScores(confusionCounts(answers, classes));

function qualityOfClasses(answers: readonly LabelledAnswer[], classes: readonly string[]): ClassQuality[] {
  return scoresOf(answers, classes.length).map(({ shown, predicted, right, f1 }, label) => ({
    name: classes[label] as string,
    shown,
    predicted,
    precision: share(right, predicted),
    recall: share(right, shown),
    f1: f1 ?? null,
  }));
}

function share(part: number, pictures: number): Measured {
  return { value: pictures === 0 ? null : part / pictures, ...wilsonInterval(part, pictures), pictures };
}

function calibrationError(answers: readonly LabelledAnswer[]): Measured {
  const judged = answers.map(judge);
  return measured(answers, expectedCalibrationError(judged), () => calibrationErrorInterval(judged));
}

function bootstrapped(
  answers: readonly LabelledAnswer[],
  measure: (answers: readonly LabelledAnswer[]) => number,
): Measured {
  const value = answers.length === 0 ? NaN : measure(answers);
  return measured(answers, value, () => bootstrapInterval(answers, measure));
}

function measured(
  answers: readonly LabelledAnswer[],
  value: number,
  intervalOf: () => Interval | undefined,
): Measured {
  const interval = Number.isFinite(value) ? intervalOf() : undefined;
  return {
    value: Number.isFinite(value) ? value : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    pictures: answers.length,
  };
}
