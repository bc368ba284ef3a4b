import { CommandError } from '@scones/command-line';
import type { CheckedTrainOptions } from './train-options.ts';

/** The families of instances with NVIDIA's GPUs. */
const GPU_INSTANCE = /^ml\.[gp]\d/;

/** What tells the container which device to compute on. Throws where the job has no such device. */
export function deviceEnvironment({
  device,
  algorithm,
  instanceType,
}: Pick<CheckedTrainOptions, 'device' | 'algorithm' | 'instanceType'>): Record<string, string> {
  if (device === undefined) return {};
  if (algorithm !== 'container')
    throw new CommandError(
      'DEVICE_NOT_CHOSEN',
      `The built-in algorithm computes on what its instance has, whatever --device says`,
      'Leave --device out, or train the repository’s own classifier: --algorithm container.',
    );
  if (device === 'cuda' && !GPU_INSTANCE.test(instanceType))
    throw new CommandError(
      'NO_GPU',
      `${instanceType} has no GPU for --device cuda`,
      'Name an --instance-type that has one, such as ml.g5.xlarge, or leave --device out.',
    );
  return { CLASSIFIER_DEVICE: device };
}
