import { describe, expect, it } from 'vitest';
import { hyperparameterNames, parseHyperparameters, unsupportedHyperparameter } from './hyperparameters.ts';

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
    [{ ...REQUIRED, resize: '31' }, 'resize ("31"): must be at least as large as both sides of image_shape'],
    [
      { ...REQUIRED, image_shape: '3,32,48', resize: '40' },
      'resize ("40"): must be at least as large as both',
    ],
    [{ ...REQUIRED, optimizer: 'best' }, 'optimizer ("best"): is not one of sgd, adam, rmsprop, nag'],
    [
      { ...REQUIRED, augmentation_type: 'flip' },
      'augmentation_type ("flip"): is not one of crop, crop_color, crop_color_transform',
    ],
    [{ ...REQUIRED, optimizer: 7 }, 'optimizer (7): is not one of sgd, adam, rmsprop, nag'],
    [{ ...REQUIRED, use_pretrained_model: '2' }, 'use_pretrained_model ("2"): is not one of 0, 1'],
    [{ ...REQUIRED, early_stopping: 'yes' }, 'early_stopping ("yes"): is not one of True, False'],
    [
      { ...REQUIRED, lr_scheduler_step: '10;20' },
      'lr_scheduler_step ("10;20"): is not a list of epochs such as 10,20',
    ],
    [
      { ...REQUIRED, num_layers: '50' },
      'num_layers ("50"): is not supported: the network has a depth of its own',
    ],
    [
      { ...REQUIRED, multi_label: '1' },
      'multi_label ("1"): is not supported, only 0 is: a picture has one label',
    ],
  ])('refuses %j by name', (values, message) => {
    expect(() => parseHyperparameters(values)).toThrow(message);
  });

  it('has fewer epochs for more pictures, if nobody says', () => {
    const epochs = (pictures: string): number =>
      parseHyperparameters({ ...REQUIRED, num_training_samples: pictures }).epochs;
    expect([epochs('720'), epochs('900')]).toEqual([125, 100]);
  });

  it('has the defaults of a transfer where there is a backbone', () => {
    const transfer = { ...REQUIRED, use_pretrained_model: '1' };
    expect(parseHyperparameters(transfer)).toMatchObject({
      optimizer: 'adam',
      learning_rate: 0.0003,
      epochs: 10,
    });
    expect(parseHyperparameters({ ...transfer, optimizer: 'nag', epochs: '3' })).toMatchObject({
      optimizer: 'nag',
      learning_rate: 0.01,
      epochs: 3,
    });
  });

  it('reads every kind of value', () => {
    expect(
      parseHyperparameters({
        ...REQUIRED,
        optimizer: 'adam',
        lr_scheduler_step: '10, 20',
        early_stopping: 'True',
        use_weighted_loss: '1',
        kv_store: 'dist_sync',
        top_k: '2',
        resize: '36',
      }),
    ).toMatchObject({
      resize: 36,
      learning_rate: 0.002,
      lr_scheduler_step: [10, 20],
      lr_scheduler_factor: 0.1,
      early_stopping: true,
      early_stopping_patience: 5,
      use_weighted_loss: '1',
      top_k: 2,
    });
  });

  it('knows every name of the built-in algorithm, and no other', () => {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/IC-Hyperparameter.html
    const builtIn = `augmentation_type beta_1 beta_2 checkpoint_frequency early_stopping early_stopping_min_epochs
      early_stopping_patience early_stopping_tolerance epochs eps gamma image_shape kv_store learning_rate
      lr_scheduler_factor lr_scheduler_step mini_batch_size momentum multi_label num_classes num_layers
      num_training_samples optimizer precision_dtype resize top_k use_pretrained_model use_weighted_loss weight_decay`;
    expect(hyperparameterNames.toSorted()).toEqual(builtIn.split(/\s+/).toSorted());
  });
});

describe('unsupportedHyperparameter', () => {
  it.each([
    [
      'num_layers',
      '18',
      'the network has a depth of its own; the channel pretrained brings another network. Leave it out.',
    ],
    ['checkpoint_frequency', '1', 'the model is saved once, at the end. Leave it out.'],
    ['multi_label', '1', 'a picture has one label. Leave it out or give 0.'],
    ['precision_dtype', 'float16', 'processors compute in it. Leave it out or give float32.'],
    ['image_shape', '1,28,28', 'is not 3,HEIGHT,WIDTH. Leave it out or change it.'],
    ['image_shape', '3,512,512', 'needs sides of 16 to 256 pixels. Leave it out or change it.'],
    ['num_classes', '1', 'must be at least 2. Leave it out or change it.'],
    ['mini_batch_size', '1', 'must be at least 2. Leave it out or change it.'],
    ['momentum', '1', 'must be from 0 to 0.999. Leave it out or change it.'],
  ])('says what the built-in algorithm can do with %s %s and this program cannot', (name, value, reason) => {
    expect(unsupportedHyperparameter({ ...REQUIRED, [name]: value }, [])).toBe(
      `${name} ("${value}"): ${reason}`,
    );
  });

  it('finds it beside a mistake', () => {
    expect(unsupportedHyperparameter({ epochs: 'many', num_layers: '18' }, [])).toMatch(
      /^num_layers \("18"\)/,
    );
  });

  it('wants a backbone where a job starts from learnt weights', () => {
    const values = { ...REQUIRED, use_pretrained_model: '1' };
    expect(unsupportedHyperparameter(values, ['train'])).toMatch(
      /^use_pretrained_model .* channel named pretrained/,
    );
    expect(unsupportedHyperparameter(values, ['train', 'pretrained'])).toBeUndefined();
  });

  it.each([
    {},
    REQUIRED,
    { ...REQUIRED, num_classes: '0' },
    { ...REQUIRED, momentum: '2' },
    { ...REQUIRED, image_shape: 'large' },
    { ...REQUIRED, mini_batch_size: 'all' },
    { ...REQUIRED, depth: '3' },
    { ...REQUIRED, multi_label: '0', precision_dtype: 'float32' },
  ])('leaves %j to the algorithm', (values: Record<string, string>) => {
    expect(unsupportedHyperparameter(values, [])).toBeUndefined();
  });
});
