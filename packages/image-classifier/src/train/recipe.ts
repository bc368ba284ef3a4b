import type { View } from '@scones/onnx-training';
import { TEST_TIME_VIEWS } from '../model/network.ts';
import type { AugmentationOptions } from './augmentation.ts';
import { type LearningRateSchedule, TRIANGLE } from './learning-rate.ts';

/**
 * What the built-in algorithm's hyperparameters don't say about a training: the network and how it learns. The default
 * is the result of the cross-validation in docs/classifier.md.
 */
export interface Recipe {
  /** Filters of the three groups. */
  readonly widths: readonly number[];
  /** Networks that learn side by side and answer together, in one model. */
  readonly branches: number;
  /** Each network sees the pictures in an order of its own and varied in its own way, or all see the same. */
  readonly batches: 'own' | 'same';
  /** The part of each target that is spread evenly over all classes. */
  readonly labelSmoothing: number;
  readonly schedule: LearningRateSchedule;
  /** Batch norms' statistics are taken from plain training pictures at the end, or stay those of varied ones. */
  readonly plainNorms: boolean;
  /** What differs from the augmentation type of the hyperparameters. */
  readonly augmentation: Partial<AugmentationOptions>;
  /** How the model looks at a picture; the answers are averaged. */
  readonly views: readonly View[];
}

export const DEFAULT_RECIPE: Recipe = {
  widths: [24, 64, 96],
  branches: 3,
  batches: 'own',
  labelSmoothing: 0.2,
  schedule: TRIANGLE,
  plainNorms: true,
  augmentation: { bent: 0.5 },
  views: TEST_TIME_VIEWS,
};
