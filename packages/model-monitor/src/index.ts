export { captureRecordSchema, type CaptureRecord } from './capture/capture-record.ts';
export { type Inference } from './capture/inference.ts';
export { parseCapture, type CaptureOptions } from './capture/parse-capture.ts';
export { pictureKeyOf } from './capture/picture-key.ts';
export { confidenceHistogram } from './charts/confidence-histogram.ts';
export { confidenceOverTime } from './charts/confidence-over-time.ts';
export { type ConfidencePoint } from './charts/confidence-point.ts';
export { confusionMatrix } from './charts/confusion-matrix.ts';
export { driftBars } from './charts/drift-bars.ts';
export { type Size } from './charts/svg.ts';
export { chooseInsets, dataUri } from './charts/insets.ts';
export { linearScale, niceTicks, type Tick } from './charts/scale.ts';
export { trainingCurves, type TrainingEpoch } from './charts/training-curves.ts';
export {
  baselineSchema,
  makeBaseline,
  parseBaseline,
  samplesOf,
  type Baseline,
  type Samples,
} from './drift/baseline.ts';
export {
  detectDrift,
  DRIFT_BOUNDS,
  type DriftReport,
  type DriftVerdict,
  type FeatureDrift,
} from './drift/detect-drift.ts';
export { kolmogorovSmirnov, type KolmogorovSmirnov } from './drift/kolmogorov-smirnov.ts';
export { populationStabilityIndex } from './drift/population-stability-index.ts';
export { MonitorError, type MonitorErrorCode } from './monitor-error.ts';
export { type MonitorData, renderMonitor } from './report/render-monitor.ts';
export { measureQuality } from './quality/measure-quality.ts';
export {
  type Measured,
  type Quality,
  qualitySchema,
  type ThresholdTarget,
} from './quality/quality-schema.ts';
export { targetThreshold } from './quality/target-threshold.ts';
export { REPORT_FILES, reportFiles } from './report/report-files.ts';
export { renderReport } from './report/render-report.ts';
export {
  type ExecutionPortrait,
  type ReportData,
  type ReportExecution,
  type ReportInference,
  type ReportRuns,
} from './report/report-data.ts';
export { type Judgement } from './report/wrong-but-passed.ts';
export { type TestAnswer } from './report/test-answer.ts';
export { summarySchema, type Summary } from './report/summary-schema.ts';
export { describe, type Description } from './statistics/describe.ts';
export { type Histogram } from './statistics/histogram.ts';
export {
  inferenceStatistics,
  type InferenceStatistics,
  type StatisticsOptions,
  type TimeBucket,
} from './statistics/inference-statistics.ts';
export { pictureStatistics, type PictureStatistics } from './statistics/picture-statistics.ts';
