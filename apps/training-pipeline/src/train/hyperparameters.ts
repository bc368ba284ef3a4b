import type { ManifestEntry } from '@scones/image-dataset';
import type { CheckedTrainOptions } from './train-options.ts';

/** All values are strings on the wire: https://docs.aws.amazon.com/sagemaker/latest/dg/IC-Hyperparameter.html */
export function hyperparameters(
  options: CheckedTrainOptions,
  training: readonly ManifestEntry[],
): Record<string, string> {
  const values: Record<string, string | number | undefined> = {
    num_classes: Math.max(...training.map(({ label }) => label)) + 1,
    num_training_samples: training.length,
    image_shape: options.imageSize && `3,${options.imageSize},${options.imageSize}`,
    use_pretrained_model: options.pretrained === undefined ? 0 : 1,
    epochs: options.epochs,
    mini_batch_size: options.miniBatchSize,
    learning_rate: options.learningRate,
    optimizer: options.optimizer,
    momentum: options.momentum,
    weight_decay: options.weightDecay,
    augmentation_type: options.augmentationType,
    top_k: options.topK,
    ...options.hyperparameters,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
