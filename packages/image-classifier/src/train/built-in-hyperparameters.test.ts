import { describe, expect, it } from 'vitest';
import {
  type Hyperparameters,
  hyperparameterNames,
  parseHyperparameters,
  unsupportedHyperparameter,
} from './hyperparameters.ts';

interface BuiltIn {
  /** What the documentation of the built-in algorithm calls valid, with what this program makes of it. */
  readonly takes?: Readonly<Record<string, unknown>>;
  /** What it calls valid and this program can't honour, with the reason. */
  readonly beyond?: Readonly<Record<string, string>>;
  /** What it calls invalid, with the words after "it". */
  readonly refuses: Readonly<Record<string, string>>;
  /** Where nothing is given; that of the built-in algorithm stands in the README where it is another one. */
  readonly byDefault: unknown;
}

const REQUIRED = { num_classes: '2', num_training_samples: '720' };
const MANY = 'is not a number';
const wholeFrom = (smallest: number) => ({
  many: MANY,
  '2.5': 'is not a whole number',
  [smallest - 1]: `must be at least ${smallest}`,
});
const share = { many: MANY, '-0.1': 'must be from 0 to 1', '1.1': 'must be from 0 to 1' };
const decay = { many: MANY, '-0.1': 'must be from 0 to 0.999', '1.1': 'must be from 0 to 0.999' };
const fades = {
  takes: { '0': 0, '0.999': 0.999 },
  beyond: { '1': 'must be from 0 to 0.999' },
  refuses: decay,
};
const oneOf = (...words: readonly string[]): Record<string, string> => ({
  other: `is not one of ${words.join(', ')}`,
});
const LAYERS = ['18', '34', '50', '101', '152', '200', '20', '32', '44', '56', '110'] as const;
const DEPTH = 'the network has a depth of its own; the channel pretrained brings another network';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/IC-Hyperparameter.html */
const BUILT_IN: Readonly<Record<string, BuiltIn>> = {
  num_classes: {
    takes: { '2': 2, '257': 257 },
    beyond: { '1': 'must be at least 2' },
    refuses: { many: MANY, '0': 'must be at least 2' },
    byDefault: 2,
  },
  num_training_samples: { takes: { '1': 1 }, refuses: wholeFrom(1), byDefault: 720 },
  augmentation_type: {
    takes: { crop: 'crop', crop_color: 'crop_color', crop_color_transform: 'crop_color_transform' },
    refuses: oneOf('crop', 'crop_color', 'crop_color_transform'),
    byDefault: 'crop_color_transform',
  },
  beta_1: { ...fades, byDefault: 0.9 },
  beta_2: { ...fades, byDefault: 0.999 },
  gamma: { ...fades, byDefault: 0.9 },
  momentum: { ...fades, byDefault: 0.85 },
  checkpoint_frequency: {
    beyond: { '1': 'the model is saved once, at the end' },
    refuses: wholeFrom(1),
    byDefault: undefined,
  },
  early_stopping: {
    takes: { True: true, False: false, true: true, '0': false },
    refuses: oneOf('True', 'False'),
    byDefault: false,
  },
  early_stopping_min_epochs: { takes: { '1': 1 }, refuses: wholeFrom(1), byDefault: 10 },
  early_stopping_patience: { takes: { '1': 1 }, refuses: wholeFrom(1), byDefault: 5 },
  early_stopping_tolerance: { takes: { '0': 0, '1': 1 }, refuses: share, byDefault: 0 },
  epochs: { takes: { '1': 1 }, refuses: wholeFrom(1), byDefault: 125 },
  eps: { takes: { '0': 0, '1': 1, '1e-8': 1e-8 }, refuses: share, byDefault: 1e-8 },
  image_shape: {
    takes: { '3,64,48': { height: 64, width: 48 }, '3, 224, 224': { height: 224, width: 224 } },
    beyond: {
      '1,28,28': 'is not 3,HEIGHT,WIDTH',
      '3,512,512': 'needs sides of 16 to 256 pixels',
      '3,8,32': 'needs sides of 16 to 256 pixels',
    },
    refuses: { large: 'is not 3,HEIGHT,WIDTH', '3,32': 'is not 3,HEIGHT,WIDTH' },
    byDefault: { height: 32, width: 32 },
  },
  kv_store: {
    takes: { dist_sync: 'dist_sync', dist_async: 'dist_async' },
    refuses: oneOf('dist_sync', 'dist_async'),
    byDefault: undefined,
  },
  learning_rate: {
    takes: { '5e-2': 0.05, '1': 1 },
    beyond: { '0': 'must be above 0' },
    refuses: share,
    byDefault: 0.1,
  },
  lr_scheduler_factor: { takes: { '0': 0, '1': 1 }, refuses: share, byDefault: 0.1 },
  lr_scheduler_step: {
    takes: { '10': [10], '10, 20': [10, 20] },
    refuses: {
      '10;20': 'is not a list of epochs such as 10,20',
      '': 'is not a list of epochs such as 10,20',
    },
    byDefault: undefined,
  },
  mini_batch_size: {
    takes: { '2': 2 },
    beyond: { '1': 'must be at least 2' },
    refuses: { many: MANY, '0': 'must be at least 2' },
    byDefault: undefined,
  },
  multi_label: {
    takes: { '0': '0' },
    beyond: { '1': 'a picture has one label' },
    refuses: oneOf('0', '1'),
    byDefault: undefined,
  },
  num_layers: {
    beyond: Object.fromEntries(LAYERS.map((layers) => [layers, DEPTH])),
    refuses: { '19': `is not one of ${LAYERS.join(', ')}` },
    byDefault: undefined,
  },
  optimizer: {
    takes: { sgd: 'sgd', adam: 'adam', rmsprop: 'rmsprop', nag: 'nag' },
    refuses: oneOf('sgd', 'adam', 'rmsprop', 'nag'),
    byDefault: 'nag',
  },
  precision_dtype: {
    takes: { float32: 'float32' },
    beyond: { float16: 'processors compute in it' },
    refuses: oneOf('float32', 'float16'),
    byDefault: undefined,
  },
  resize: { takes: { '256': 256 }, refuses: wholeFrom(1), byDefault: undefined },
  top_k: { takes: { '2': 2 }, refuses: wholeFrom(2), byDefault: undefined },
  use_pretrained_model: { takes: { '0': '0', '1': '1' }, refuses: oneOf('0', '1'), byDefault: '0' },
  use_weighted_loss: { takes: { '0': '0', '1': '1' }, refuses: oneOf('0', '1'), byDefault: '0' },
  weight_decay: { takes: { '0': 0, '1': 1 }, refuses: share, byDefault: 0.015 },
};

const valueOf = (values: Readonly<Record<string, string>>, name: string): unknown =>
  parseHyperparameters({ ...REQUIRED, ...values })[name as keyof Hyperparameters];

it('are all the hyperparameters of the built-in algorithm, and no other', () => {
  expect(hyperparameterNames.toSorted()).toEqual(Object.keys(BUILT_IN).toSorted());
});

describe.each(Object.entries(BUILT_IN))('%s', (name, { takes = {}, beyond = {}, refuses, byDefault }) => {
  it('has its default', () => {
    expect(valueOf({}, name)).toEqual(byDefault);
  });

  it.each(Object.entries(takes))('takes %s', (text, value) => {
    expect(valueOf({ [name]: text }, name)).toEqual(value);
    expect(unsupportedHyperparameter({ ...REQUIRED, [name]: text }, ['pretrained'])).toBeUndefined();
  });

  it.each(Object.entries(beyond))('says why %s is not supported here', (text, reason) => {
    expect(unsupportedHyperparameter({ ...REQUIRED, [name]: text }, [])).toContain(
      `${name} ("${text}"): ${reason}. Leave it out`,
    );
    expect(() => valueOf({ [name]: text }, name)).toThrow(`Hyperparameter ${name} ("${text}"): `);
  });

  it.each(Object.entries(refuses))('refuses %s, and leaves that to the algorithm', (text, words) => {
    expect(() => valueOf({ [name]: text }, name)).toThrow(
      `The value '${text}' is not valid for the '${name}' hyperparameter: it ${words} (caused by ValidationError)`,
    );
    expect(unsupportedHyperparameter({ ...REQUIRED, [name]: text }, [])).toBeUndefined();
  });
});

it.each(Object.keys(REQUIRED))('want a value of %s', (name) => {
  const values = Object.entries(REQUIRED).filter(([other]) => other !== name);
  expect(() => parseHyperparameters(Object.fromEntries(values))).toThrow(
    `No value(s) were specified for '${name}' which are required hyperparameter(s) (caused by ValidationError)`,
  );
});
