import type { Clock } from '@scones/deterministic';
import type { Validated } from './evaluation.ts';

/** How the algorithm's logger shows a tab, after the log agent. */
const TAB = '#011';

/** The lines that SageMaker's built-in image-classification algorithm prints, so that one parser reads both. */
export interface TrainingLog {
  info(message: string): void;
  /** In the words of MXNet's schedules, which count the updates of the weights. */
  learningRate(update: number, rate: number): void;
  batch(epoch: number, batch: number, picturesPerSecond: number, accuracy: number): void;
  epoch(epoch: number, result: EpochResult): void;
}

interface EpochResult {
  readonly accuracy: number;
  readonly loss: number;
  readonly seconds: number;
  readonly validation: Validated;
}

export function trainingLog(clock: Clock, process: number, write: (line: string) => void): TrainingLog {
  const info = (message: string): void => write(`[${timestamp(clock.now())} INFO ${process}] ${message}\n`);
  return {
    info,
    learningRate: (update, rate) => info(`Update[${update}]: Change learning rate to ${exponential(rate)}`),
    batch(epoch, batch, picturesPerSecond, accuracy) {
      const speed = `Speed: ${picturesPerSecond.toFixed(3)} samples/sec`;
      info(`Epoch[${epoch}] Batch [${batch}]${TAB}${speed}${TAB}accuracy=${accuracy.toFixed(6)}`);
    },
    epoch(epoch, { accuracy, loss, seconds, validation }) {
      info(`Epoch[${epoch}] Train-accuracy=${accuracy.toFixed(6)}`);
      info(`Epoch[${epoch}] Train-cross-entropy=${loss.toFixed(6)}`);
      info(`Epoch[${epoch}] Time cost=${seconds.toFixed(3)}`);
      info(`Epoch[${epoch}] Validation-cross-entropy=${validation.loss.toFixed(6)}`);
      const { top } = validation;
      if (top) info(`Epoch[${epoch}] Validation-top_k_accuracy_${top.k}=${top.accuracy.toFixed(6)}`);
      info(`Epoch[${epoch}] Validation-accuracy=${validation.accuracy.toFixed(6)}`);
    },
  };
}

/** `5.00000e-02` */
function exponential(value: number): string {
  return value.toExponential(5).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** `11/23/2026 14:00:00`, in UTC. */
function timestamp(milliseconds: number): string {
  const [date = '', time = ''] = new Date(milliseconds).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${time.slice(0, 8)}`;
}
