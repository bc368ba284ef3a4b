import { z } from 'zod';
import { qualitySchema } from '../quality/quality-schema.ts';

const count = z.number().int().nonnegative();
const seconds = z.number().nonnegative();
const share = z.number().min(0).max(1);

/** `summary.json` in a run's folder: what one run of the whole workflow came to. Keys are stable. */
export const summarySchema = z.strictObject({
  dataset: z.string().describe('synthetic, cifar-100, or the path of the pictures'),
  classes: z.array(z.string()).min(1).describe("class names, in the order of the model's answers"),
  trainImages: count.describe('pictures trained on'),
  validationImages: count.describe('pictures that epochs were compared and confidence calibrated with'),
  testImages: count.describe('pictures evaluated, none of them seen in training, choice or calibration'),
  seed: z.number().int().describe('seed of the drawn pictures and of the training'),
  epochs: count.describe('passes over the training pictures'),
  trainSeconds: seconds.describe('wall-clock seconds from the start of the training job to its end'),
  imagesPerSecond: z.number().nonnegative().describe('pictures trained on a second, over all epochs'),
  threshold: share.describe('the confidence that an answer needs to pass'),
  testAccuracy: share.describe('share of test pictures recognised, 0 to 1'),
  confusionMatrix: z
    .array(z.array(count))
    .describe('counts; rows are what pictures show, columns what the model says, in the order of classes'),
  executions: count.describe('executions of the state machine started'),
  succeeded: count.describe('executions whose answer passed the threshold'),
  belowThreshold: count.describe('executions that failed with THRESHOLD_CONFIDENCE_NOT_MET'),
  failedOtherwise: count.describe('executions that failed for any other reason; 0 in a good run'),
  accuracyAmongPassed: share
    .nullable()
    .describe('share recognised among the succeeded, 0 to 1; null if none did'),
  executionsPerSecond: z.number().nonnegative().describe('executions finished a second, several at once'),
  executionMillisP50: z.number().nonnegative().describe('median duration of an execution, milliseconds'),
  executionMillisP99: z.number().nonnegative().describe('99th percentile of the durations, milliseconds'),
  quality: qualitySchema.describe(
    'every measure of the test and the validation pictures, each with its 95 % interval and number of pictures',
  ),
  captured: count.describe('inferences found in the data-capture files'),
  totalSeconds: seconds.describe('wall-clock seconds of the whole run'),
});

export type Summary = z.infer<typeof summarySchema>;
