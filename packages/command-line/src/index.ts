export { clientEnvironment, OLD_CLI, shellExports } from './client-environment.ts';
export {
  type Command,
  type CommandContext,
  type CommandTerminal,
  defineCommand,
  type Screen,
} from './command.ts';
export type { ProgressLine } from './progress-line.ts';
export { describeFailure } from '@scones/explained-error';
export { defineProgram } from './define-program.ts';
export { describeStack } from './describe-defect.ts';
export { CALL_LIMITS, isThisMachine, type WatchedHosts, watchHosts } from './aws-client.ts';
export { type Ask, askerAt } from './ask.ts';
export { CommandError } from './command-error.ts';
export { confirm, confirmCosts, formatAnHour } from './confirm.ts';
export { agreeToSpending, type AgreeToSpending, type Asking, type Spending } from './spending.ts';
export { type AwsFailureCode, explainAwsFailure } from './explain-aws-failure.ts';
export { describeIssues } from './describe-issue.ts';
export {
  classNamesOption,
  countOption,
  hostOption,
  numberOption,
  portOption,
  shareOption,
  textOption,
} from './option-values.ts';
export { isMisuse, readOptions } from './read-options.ts';
export { instantOf, type Moment, timeOption } from './time-option.ts';
export { explainS3Failure, S3_FAILURE_CODES } from './explain-s3-failure.ts';
export { forEachConcurrently } from './for-each-concurrently.ts';
export { Patience } from './patience.ts';
export type { RunStep, StepOutcome, StepTerminal } from './progress-display.ts';
export { type CommandLineProcess, EXIT_CODES, runCommandLine, runProgram } from './run-command-line.ts';
export { type ReportFiles, requireReportFolder, writeReportFolder } from './report-folder.ts';
export { runInProcess } from './run-in-process.ts';
export type { StackLookUp, StackSource } from './stack-defaults.ts';
export {
  bucketOption,
  classesOption,
  datasetClassesOption,
  datasetOption,
  epochsOption,
  imageSizeOption,
  instanceTypeOption,
  prefixOption,
  pretrainedNormalizationOption,
  pretrainedOption,
  roleArnOption,
  seedOption,
  skipUnreadableOption,
  targetAccuracyOption,
  testShareOption,
  thresholdOption,
  validationShareOption,
  yesOption,
} from './workflow-options.ts';
