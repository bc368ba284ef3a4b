export { calibrationErrorInterval } from './calibration/calibration-error-interval.ts';
export { logLoss } from './calibration/log-loss.ts';
export {
  expectedCalibrationError,
  RELIABILITY_BINS,
  type ReliabilityBin,
  reliabilityBins,
} from './calibration/reliability.ts';
export { sharpen } from './calibration/sharpen.ts';
export { classScores, type ClassScore, confusionCounts, macroF1 } from './classes/class-scores.ts';
export {
  type AreaCurve,
  type CurvePoint,
  POSITIVE_CLASS,
  precisionRecallCurve,
  rocCurve,
} from './classes/two-class-curves.ts';
export { bootstrapInterval } from './intervals/bootstrap-interval.ts';
export { type Interval } from './intervals/interval.ts';
export { wilsonInterval } from './intervals/wilson-interval.ts';
export {
  answeredOnly,
  bySureness,
  countRight,
  type Judged,
  judge,
  type LabelledAnswer,
  predictedClass,
} from './judge.ts';
export {
  makeMetricsRecord,
  METRICS_RECORD_FILE,
  MetricsRecordError,
  type MetricsRecord,
  parseMetricsRecord,
  recordedAnswers,
} from './record/metrics-record.ts';
export { chooseThreshold } from './threshold/choose-threshold.ts';
export { coverageCurve, type Passing, passingAt } from './threshold/coverage.ts';
export { confidencePercent, confidenceText } from './words/confidence-text.ts';
export { percent } from './words/percent.ts';
