import type { LambdaClient } from '@aws-sdk/client-lambda';
import { type MetricsRecord, recordedAnswers } from '@scones/classifier-measures';
import { targetThreshold, type ThresholdTarget } from '@scones/model-monitor';
import { setThreshold, type WorkflowSetting } from '@scones/stack';
import type { Evaluation } from '../evaluate/evaluate.ts';

interface TargetContext {
  readonly lambda: LambdaClient;
  /** The threshold that the workflow has so far. */
  readonly setting: WorkflowSetting<number>;
  readonly targetAccuracy: number;
  /** The model's own record of its answers to the validation pictures. */
  readonly record: MetricsRecord | undefined;
  /** Asks the model about the validation pictures, where it has no record. */
  readonly askValidation: () => Promise<Evaluation>;
}

/**
 * Chooses the threshold that gives the wanted accuracy among what passes, by the validation pictures alone, and sets the
 * workflow's last Lambda to it.
 */
export async function chooseTarget(context: TargetContext): Promise<ThresholdTarget> {
  const { lambda, setting, targetAccuracy, record, askValidation } = context;
  const answers = record ? recordedAnswers(record) : answersOf(await askValidation());
  const target = targetThreshold(answers, targetAccuracy);
  await setThreshold(lambda, setting, target.threshold);
  return target;
}

const answersOf = ({ pictures }: Evaluation) =>
  pictures.map(({ label, probabilities = [] }) => ({ label, probabilities }));
