import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CommandError, requireReportFolder, writeReportFolder } from '@scones/command-line';
import type { MetricsRecord } from '@scones/classifier-measures';
import { renderReport, REPORT_FILES, reportFiles, type ThresholdTarget } from '@scones/model-monitor';
import {
  readModelArchive,
  readModelRecord,
  readWorkflowSettings,
  requireThreshold,
  servedModel,
  thresholdUnknown,
  type WorkflowSettings,
} from '@scones/stack';
import type { z } from 'zod';
import { evaluate, type EvaluateContext, type Evaluation } from '../evaluate/evaluate.ts';
import type { evaluateCommandOptionsSchema } from '../evaluate/evaluate-options.ts';
import { chooseTarget } from './choose-target.ts';
import { evaluationReport } from './evaluation-report.ts';
import { readShownPictures } from './shown-pictures.ts';

export interface ReportContext extends EvaluateContext {
  readonly sageMaker: SageMakerClient;
  readonly lambda: LambdaClient;
}

export interface ReportedEvaluation extends Evaluation {
  readonly target?: ThresholdTarget;
  /** The folder that the report was written to. */
  readonly report?: string;
}

type Options = z.output<typeof evaluateCommandOptionsSchema>;

/** Evaluates; before it chooses the workflow's threshold, and after it writes a report, where they are asked for. */
export async function evaluateWithReport(
  context: ReportContext,
  { targetAccuracy, report, ...options }: Options,
): Promise<ReportedEvaluation> {
  if (report === undefined && targetAccuracy === undefined) return await evaluate(context, options);
  if (targetAccuracy !== undefined && options.threshold !== undefined) throw twoThresholds();
  if (report !== undefined) await requireReportFolder(report, REPORT_FILES);
  const { stateMachineArn } = options;
  const settings = await readWorkflowSettings(context, stateMachineArn, context.signal);
  const model = await modelOf(context, settings);
  const record = await recordOf(context, model);
  const target =
    targetAccuracy === undefined
      ? undefined
      : await chooseTarget({
          lambda: context.lambda,
          setting: requireThreshold(settings, stateMachineArn),
          targetAccuracy,
          record,
          askValidation: () => evaluate(context, { ...options, set: 'validation' }),
        });
  const threshold = target?.threshold ?? options.threshold ?? settings.threshold?.value;
  if (threshold === undefined) throw thresholdUnknown(stateMachineArn);
  const evaluation = await evaluate(context, options);
  if (report !== undefined)
    await writeReport(context, {
      report,
      evaluation,
      threshold,
      record,
      target,
      model,
      bucket: options.bucket,
    });
  return { ...evaluation, ...(target && { target }), ...(report !== undefined && { report }) };
}

async function modelOf(
  { sageMaker, signal }: ReportContext,
  { endpoint }: WorkflowSettings,
): Promise<string | undefined> {
  return endpoint && (await servedModel(sageMaker, endpoint.value, signal));
}

async function recordOf(
  { s3, signal }: ReportContext,
  model: string | undefined,
): Promise<MetricsRecord | undefined> {
  return model === undefined ? undefined : readModelRecord(await readModelArchive(s3, model, signal), model);
}

interface Written {
  readonly report: string;
  readonly evaluation: Evaluation;
  readonly threshold: number;
  readonly record: MetricsRecord | undefined;
  readonly target: ThresholdTarget | undefined;
  readonly model: string | undefined;
  readonly bucket: string;
}

async function writeReport({ s3, clock, signal }: ReportContext, written: Written): Promise<void> {
  const { report, evaluation, threshold, record, target, model, bucket } = written;
  const data = evaluationReport({
    evaluation,
    threshold,
    record,
    target,
    images: await readShownPictures(s3, bucket, evaluation.pictures, signal),
    chips: [`data set in ${bucket}`, ...(model === undefined ? [] : [`model ${model.split('/').at(-3)}`])],
    generatedAt: clock.now(),
  });
  await writeReportFolder(report, reportFiles(renderReport(data), data.quality));
}

const twoThresholds = (): CommandError =>
  new CommandError(
    'TWO_THRESHOLDS',
    'Both --threshold and --target-accuracy are given',
    'Give one of them: --target-accuracy chooses the threshold.',
  );
