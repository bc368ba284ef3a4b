import { type MetricsRecord, recordedAnswers } from '@scones/classifier-measures';
import { targetThreshold, type ThresholdTarget } from '@scones/model-monitor';
import type { Evaluation } from '../evaluate/evaluate.ts';
import { setThreshold, type WorkflowClients } from '../workflow/workflow-settings.ts';

interface TargetContext extends WorkflowClients {
  readonly stateMachineArn: string;
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
  const { targetAccuracy, record, askValidation, stateMachineArn } = context;
  const answers = record ? recordedAnswers(record) : answersOf(await askValidation());
  const target = targetThreshold(answers, targetAccuracy);
  await setThreshold(context, stateMachineArn, target.threshold);
  return target;
}

const answersOf = ({ pictures }: Evaluation) =>
  pictures.map(({ label, probabilities = [] }) => ({ label, probabilities }));
