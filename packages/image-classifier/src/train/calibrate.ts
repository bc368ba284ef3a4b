import { makeMetricsRecord, sharpen } from '@scones/classifier-measures';
import { inferenceGraph, type Network, type View, type Weights } from '@scones/onnx-training';
import type { TrainedArtefact } from '../model/artefact.ts';
import type { Normalization } from '../model/normalization.ts';
import { fitSharpness } from './calibration.ts';
import { Evaluation } from './evaluation.ts';
import type { LabelledPictures } from './labelled-pictures.ts';
import { plainBatches } from './training-batches.ts';

/** Pixels that are looked at in one run, all views of a picture counted: memory stays the same for larger pictures. */
const PIXELS_AT_ONCE = 80 * 32 * 32;

interface Uncalibrated {
  readonly classes: number;
  readonly network: Network;
  /** All of them. */
  readonly weights: Weights;
  readonly preprocessing: Normalization;
  readonly validation: LabelledPictures;
  readonly views: readonly View[];
}

/**
 * The model that `serve` runs, as confident as it is right. The factor on its logits is fitted on the validation
 * pictures, each looked at in all the views that the served model takes. The network has not learnt from them, so that
 * it is as unsure about them as about any new picture. `metrics` has its answers to them with that factor.
 */
export async function calibratedModel(trained: Uncalibrated): Promise<Required<TrainedArtefact>> {
  const { classes, network, weights, preprocessing, validation, views } = trained;
  const { sharpness, metrics } = await calibrate(trained);
  const { height, width } = validation.shape;
  const model = inferenceGraph(network, {
    pictures: [1, 3, height, width],
    weights,
    missingWeights: 'refused',
    views,
    sharpness,
  });
  const description = { formatVersion: 1, classes, imageShape: validation.shape, preprocessing } as const;
  return { model, description, metrics };
}

async function calibrate({ network, weights, preprocessing, validation, views }: Uncalibrated) {
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
