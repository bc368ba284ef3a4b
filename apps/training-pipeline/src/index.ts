export { evaluate, type EvaluateContext, type Evaluation } from './evaluate/evaluate.ts';
export type { EvaluateOptions } from './evaluate/evaluate-options.ts';
export { objectsUnder } from './objects-under.ts';
export { chooseTarget } from './report/choose-target.ts';
export { describeTarget } from './report/describe-report.ts';
export { evaluateWithReport } from './report/evaluate-with-report.ts';
export { evaluationReport } from './report/evaluation-report.ts';
export { readShownPictures } from './report/shown-pictures.ts';
export { datasetHash } from './runs/dataset-hash.ts';
export { LATEST, pointLatest, runName } from './runs/latest-run.ts';
export {
  MODEL_FILE,
  PAGE_FILE,
  RUN_FILE,
  type RunRecord,
  runRecordSchema,
  SUMMARY_FILE,
} from './runs/run-record.ts';
export type { EvaluateProgress } from './evaluate/evaluate-progress.ts';
export { MOST_TABLED_CLASSES, mostConfused } from './evaluate/most-confused.ts';
export { type PictureResult, type PictureStatus, predictedLabel } from './evaluate/picture-result.ts';
export type { EvaluationSummary, ExecutionError } from './evaluate/summarize-results.ts';
export { cacheFolder } from './stage/cache-folder.ts';
export type { Cifar100Publication } from './stage/fetch-cifar-100.ts';
export { describeStaged } from './stage/describe-staged.ts';
export { stage } from './stage/stage.ts';
export type { StageContext } from './stage/stage-context.ts';
export type { StagedDataset } from './stage/staged-dataset.ts';
export type { StageOptions } from './stage/stage-options.ts';
export type { StageProgress } from './stage/stage-progress.ts';
export { algorithmImage } from './train/algorithm-image.ts';
export type { EpochMetrics } from './train/epoch-metrics.ts';
export { readPretrainedFile } from './train/pretrained-file.ts';
export { train, type TrainContext, type TrainedModel } from './train/train.ts';
export type { TrainOptions } from './train/train-options.ts';
export type { TrainProgress } from './train/train-progress.ts';
export { evaluateCommandOptionsSchema, evaluateOptionsSchema } from './evaluate/evaluate-options.ts';
export { requireDataset } from './stage/require-dataset.ts';
export { stageOptionsSchema } from './stage/stage-options.ts';
export { trainOptionsSchema } from './train/train-options.ts';
