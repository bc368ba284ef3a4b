import type { OptimizerOptions } from '@scones/onnx-training';
import type { Hyperparameters } from './hyperparameters.ts';

/** The optimizer that the hyperparameters ask for. */
export function optimizerOptions({
  optimizer,
  momentum,
  weight_decay: weightDecay,
  beta_1: beta1,
  beta_2: beta2,
  eps: epsilon,
  gamma,
}: Hyperparameters): OptimizerOptions {
  switch (optimizer) {
    case 'adam':
      return { kind: 'adam', beta1, beta2, epsilon, weightDecay: 0 };
    case 'rmsprop':
      return { kind: 'rmsprop', gamma, epsilon, weightDecay: 0 };
    case 'nag':
    case 'sgd':
      return { momentum, weightDecay, nesterov: optimizer === 'nag' };
  }
}
