import type { Clock } from '@scones/deterministic';
import { ClassifierError } from '../classifier-error.ts';
import type { Validated } from './evaluation.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { earlyStopping } from './early-stopping.ts';
import { learningRateAt, type LearningRateSchedule, steppedRate } from './learning-rate.ts';
import type { StepResult } from './trainer.ts';
import type { TrainingLog } from './training-log.ts';

/** The built-in algorithm prints its speed once in so many batches. */
const BATCHES_BETWEEN_LINES = 20;

export interface EpochsContext {
  readonly clock: Clock;
  readonly log: TrainingLog;
  readonly signal: AbortSignal;
  readonly hyperparameters: Hyperparameters;
  readonly schedule: LearningRateSchedule;
  readonly pictures: number;
  readonly batchSize: number;
  /** One step with that learning rate, on a batch of its own. */
  readonly step: (learningRate: number) => Promise<StepResult>;
  /** How well the network does on the validation channel with the weights as they are. */
  readonly validate: () => Promise<Validated>;
}

/** Trains for as many epochs as asked, or until the signal is aborted. */
export async function runEpochs(context: EpochsContext): Promise<void> {
  const { clock, log, signal, hyperparameters, validate } = context;
  const isEnough = earlyStopping(hyperparameters);
  for (let epoch = 0; epoch < hyperparameters.epochs && !signal.aborted; epoch++) {
    const started = clock.now();
    const { accuracy, loss } = await runEpoch(context, epoch);
    const seconds = (clock.now() - started) / 1000;
    const validation = await validate();
    log.epoch(epoch, { accuracy, loss, seconds, validation });
    if (isEnough(epoch, validation.accuracy)) {
      log.info(
        `Early stopping: the validation accuracy has not improved for ${hyperparameters.early_stopping_patience} epochs.`,
      );
      return;
    }
  }
  if (signal.aborted) log.info('Training was stopped; the model so far is kept.');
}

async function runEpoch(context: EpochsContext, epoch: number): Promise<{ accuracy: number; loss: number }> {
  const { clock, log, signal, hyperparameters, schedule, pictures, batchSize } = context;
  // An epoch need not be a whole number of batches: what is left over goes into the next one.
  const firstStep = Math.floor((epoch * pictures) / batchSize);
  const steps = Math.floor(((epoch + 1) * pictures) / batchSize) - firstStep;
  const totalSteps = Math.floor((hyperparameters.epochs * pictures) / batchSize);
  const rateAt = (step: number): number =>
    hyperparameters.lr_scheduler_step
      ? steppedRate(epoch, hyperparameters)
      : learningRateAt((firstStep + step) / totalSteps, hyperparameters.learning_rate, schedule);
  log.learningRate(firstStep, rateAt(0));
  const sums = { correct: 0, loss: 0, seen: 0 };
  let lineStarted = clock.now();
  for (let step = 0; step < steps && !signal.aborted; step++) {
    const { loss, correct } = await context.step(rateAt(step));
    if (!Number.isFinite(loss)) throw diverged(epoch, hyperparameters.learning_rate);
    sums.correct += correct;
    sums.loss += loss * batchSize;
    sums.seen += batchSize;
    if (step > 0 && step % BATCHES_BETWEEN_LINES === 0) {
      const seconds = (clock.now() - lineStarted) / 1000;
      log.batch(epoch, step, (BATCHES_BETWEEN_LINES * batchSize) / seconds, sums.correct / sums.seen);
      lineStarted = clock.now();
    }
  }
  return { accuracy: sums.correct / sums.seen, loss: sums.loss / sums.seen };
}

function diverged(epoch: number, rate: number): ClassifierError {
  return new ClassifierError(
    'TRAINING_DIVERGED',
    `The loss stopped being a number in epoch ${epoch}.`,
    `Use a smaller learning_rate than ${rate}.`,
  );
}
