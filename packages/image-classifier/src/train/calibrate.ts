import { makeMetricsRecord, type MetricsRecord, sharpen } from '@scones/classifier-measures';
import type { Network, View, Weights } from '@scones/onnx-training';
import type { Normalization } from '../model/normalization.ts';
import { fitSharpness } from './calibration.ts';
import { Evaluation } from './evaluation.ts';
import type { LabelledPictures } from './labelled-pictures.ts';
import { plainBatches } from './training-batches.ts';

/** Pixels that are looked at in one run, all views of a picture counted: memory stays the same for larger pictures. */
const PIXELS_AT_ONCE = 80 * 32 * 32;

interface Uncalibrated {
  readonly network: Network;
  /** All of them. */
  readonly weights: Weights;
  readonly preprocessing: Normalization;
  readonly validation: LabelledPictures;
  readonly views: readonly View[];
}

export interface Calibrated {
  /** Factor on the logits that makes answers as confident as they are right. */
  readonly sharpness: number;
  /** The answers to the validation pictures with that factor, as the model will give them. */
  readonly metrics: MetricsRecord;
}

/**
 * Fits the factor on the validation pictures, each looked at in all the views that the served model takes. The network
 * has not learnt from them, so that it is as unsure about them as about any new picture.
 */
export async function calibrate({
  network,
  weights,
  preprocessing,
  validation,
  views,
}: Uncalibrated): Promise<Calibrated> {
  const { height, width } = validation.shape;
  const batch = Math.max(1, Math.floor(PIXELS_AT_ONCE / (height * width * views.length)));
  await using evaluation = await Evaluation.create(network, weights, [batch, 3, height, width], views);
  const answers = await evaluation.answers({}, plainBatches(validation, preprocessing, batch));
  const sharpness = fitSharpness(answers);
  const sharpened = answers.map(({ probabilities, label }) => ({
    probabilities: sharpen(probabilities, sharpness),
    label,
  }));
  return { sharpness, metrics: makeMetricsRecord(sharpened, sharpness) };
}
