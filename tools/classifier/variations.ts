import type { Variation } from './trial.ts';

/** What is tried, by name: each says only what differs from the product's defaults. */
export const VARIATIONS: Readonly<Record<string, Variation>> = {
  default: {},
  /** The default that three networks had first. */
  'the default before': {
    hyperparameters: { epochs: '100' },
    recipe: { batches: 'same', plainNorms: false, augmentation: { bent: 1 } },
  },
  'two networks': { recipe: { branches: 2 } },
  /** What was the default before there was a cross-validation. */
  'the first default': {
    hyperparameters: { epochs: '90', mini_batch_size: '64', weight_decay: '0.01' },
    recipe: {
      branches: 1,
      widths: [32, 96, 128],
      plainNorms: false,
      augmentation: { bent: 1, rotationDegrees: 12, shear: 0.1, zoom: 0.15, tint: 0 },
    },
  },
  'one network': { recipe: { branches: 1 } },
  'one wider network': { recipe: { branches: 1, widths: [32, 96, 128] } },
  'the same batches': { recipe: { batches: 'same' } },
  'norms of varied pictures': { recipe: { plainNorms: false } },
  'all bent': { recipe: { augmentation: { bent: 1 } } },
  'a quarter bent': { recipe: { augmentation: { bent: 0.25 } } },
  '75 epochs': { hyperparameters: { epochs: '75' } },
  'batches of 64': { hyperparameters: { mini_batch_size: '64' } },
  'no tint': { recipe: { augmentation: { tint: 0 } } },
  'no CutMix': { recipe: { augmentation: { cutMix: 0 } } },
  'smoothing 0.1': { recipe: { labelSmoothing: 0.1 } },
};
