import { describe, expect, it } from 'vitest';
import { parseHyperparameters, unsupportedHyperparameter } from './hyperparameters.ts';

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
    [
      { ...REQUIRED, epochs: 3 },
      "The value '3' is not valid for the 'epochs' hyperparameter: it is not a text",
    ],
    [
      { ...REQUIRED, image_shape: null },
      "The value 'null' is not valid for the 'image_shape' hyperparameter",
    ],
    [{ ...REQUIRED, depth: '3' }, "Additional hyperparameters are not allowed ('depth' was unexpected)"],
    [{ ...REQUIRED, resize: '31' }, 'must be at least as large as both sides of image_shape'],
    [{ ...REQUIRED, image_shape: '3,32,48', resize: '40' }, 'must be at least as large as both'],
  ])('refuses %j', (values, message) => {
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
});

describe('unsupportedHyperparameter', () => {
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
