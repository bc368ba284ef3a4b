import { describe, expect, it } from 'vitest';
import { hyperparameterNames, parseHyperparameters } from './hyperparameters.ts';

const REQUIRED = { num_classes: '2', num_training_samples: '800' };

describe('parseHyperparameters', () => {
  it('reads strings, and has defaults for what is not required', () => {
    expect(
      parseHyperparameters({ ...REQUIRED, image_shape: '3,64,48', epochs: '7', learning_rate: '5e-2' }),
    ).toMatchObject({
      num_classes: 2,
      num_training_samples: 800,
      image_shape: { height: 64, width: 48 },
      epochs: 7,
      learning_rate: 0.05,
      optimizer: 'nag',
    });
  });

  it.each([
    [{ num_training_samples: '1' }, 'Hyperparameter num_classes is missing: it is required.'],
    [{ ...REQUIRED, num_classes: '1' }, 'num_classes ("1"): must be at least 2'],
    [{ ...REQUIRED, epochs: 'many' }, 'epochs ("many"): is not a number'],
    [{ ...REQUIRED, epochs: '2.5' }, 'epochs ("2.5"): is not a whole number'],
    [{ ...REQUIRED, momentum: '1' }, 'momentum ("1"): must be from 0 to 0.999'],
    [{ ...REQUIRED, epochs: 3 }, 'epochs (3): is not a text'],
    [{ ...REQUIRED, image_shape: null }, 'image_shape (null): is not a text'],
    [{ ...REQUIRED, learning_rate: '0' }, 'learning_rate ("0"): must be above 0'],
    [{ ...REQUIRED, image_shape: '1,32,32' }, 'image_shape ("1,32,32"): is not 3,HEIGHT,WIDTH'],
    [{ ...REQUIRED, image_shape: '3,8,32' }, 'image_shape ("3,8,32"): needs sides of 16 to 256 pixels'],
    [{ ...REQUIRED, optimizer: 'adam' }, 'optimizer ("adam"): is not supported, only nag and sgd are'],
    [{ ...REQUIRED, optimizer: 'best' }, 'optimizer ("best"): is not one of sgd, adam, rmsprop, nag'],
    [
      { ...REQUIRED, augmentation_type: 'flip' },
      'augmentation_type ("flip"): is not one of crop, crop_color, crop_color_transform',
    ],
    [{ ...REQUIRED, optimizer: 7 }, 'optimizer (7): is not one of sgd, adam, rmsprop, nag'],
    [{ ...REQUIRED, use_pretrained_model: '1' }, 'use_pretrained_model ("1"): is not supported, only 0 is'],
    [{ ...REQUIRED, early_stopping: 'True' }, 'early_stopping ("True"): is not supported, only False is'],
    [{ ...REQUIRED, num_layers: '50' }, 'num_layers ("50"): is not supported'],
  ])('refuses %j by name', (values, message) => {
    expect(() => parseHyperparameters(values)).toThrow(message);
  });

  it("takes no name that the built-in algorithm doesn't have", () => {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/IC-Hyperparameter.html
    const builtIn = `augmentation_type beta_1 beta_2 checkpoint_frequency early_stopping early_stopping_min_epochs
      early_stopping_patience early_stopping_tolerance epochs eps gamma image_shape kv_store learning_rate
      lr_scheduler_factor lr_scheduler_step mini_batch_size momentum multi_label num_classes num_layers
      num_training_samples optimizer precision_dtype resize top_k use_pretrained_model use_weighted_loss weight_decay`;
    expect(builtIn.split(/\s+/)).toEqual(expect.arrayContaining([...hyperparameterNames]));
  });
});
