import type { Variation } from './trial.ts';

/** What is tried, by name: each says only what differs from the product's defaults. */
export const VARIATIONS: Readonly<Record<string, Variation>> = {
  default: {},
  'the same batches': { recipe: { batches: 'same' } },
  '100 epochs of the same batches': { hyperparameters: { epochs: '100' }, recipe: { batches: 'same' } },
  'one network': { recipe: { branches: 1 } },
  'one wider network': { recipe: { branches: 1, widths: [32, 96, 128] } },
  'two networks': { recipe: { branches: 2 } },
  '75 epochs': { hyperparameters: { epochs: '75' } },
  'batches of 64': { hyperparameters: { mini_batch_size: '64' } },
  'no tint': { recipe: { augmentation: { tint: 0 } } },
  'bent more': { recipe: { augmentation: { rotationDegrees: 12, shear: 0.1, zoom: 0.15 } } },
  'no CutMix': { recipe: { augmentation: { cutMix: 0 } } },
  'smoothing 0.1': { recipe: { labelSmoothing: 0.1 } },
  /** What was the default before there was a cross-validation. */
  before: {
    hyperparameters: { epochs: '90', mini_batch_size: '64', weight_decay: '0.01' },
    recipe: {
      branches: 1,
      widths: [32, 96, 128],
      augmentation: { rotationDegrees: 12, shear: 0.1, zoom: 0.15, tint: 0 },
    },
  },
};
