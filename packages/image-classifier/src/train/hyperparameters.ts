import { photographEpochs } from '@scones/image-dataset';
import { z } from 'zod';
import { ClassifierError } from '../classifier-error.ts';
import type { PictureShape } from '../model/decode-picture.ts';
import {
  beyond,
  count,
  epochList,
  flag,
  number,
  oneOf,
  only,
  refused,
  share,
  text,
} from './hyperparameter-kinds.ts';

const BACKBONE_WANTED = 'Give the job a channel named pretrained, as train --pretrained does.';

/** The smallest side that three poolings do not reduce to nothing. */
const SMALLEST_SIDE = 16;
const LARGEST_SIDE = 256;

const imageShape = text()
  .regex(/^\d+, ?\d+, ?\d+$/, 'is not 3,HEIGHT,WIDTH')
  .refine(...beyond((sides: string) => !/^(?!3,)\d+, ?\d+, ?\d+$/.test(sides), 'is not 3,HEIGHT,WIDTH'))
  .transform((sides) => {
    const [, height = 0, width = 0] = sides.split(',').map(Number);
    return { height, width };
  })
  .refine(
    ...beyond(
      (shape: PictureShape) =>
        Object.values(shape).every((side) => side >= SMALLEST_SIDE && side <= LARGEST_SIDE),
      `needs sides of ${SMALLEST_SIDE} to ${LARGEST_SIDE} pixels`,
    ),
  );

const AT_LEAST_2 = 'must be at least 2';
const several = () =>
  number(z.number().int('is not a whole number').min(1, AT_LEAST_2)).refine(
    ...beyond((value: number) => value !== 1, AT_LEAST_2),
  );

/** At 1 or nearly, what was learnt first never fades. */
const BELOW_1 = 'must be from 0 to 0.999';
const decay = () =>
  number(z.number().min(0, BELOW_1).max(1, BELOW_1)).refine(
    ...beyond((value: number) => value <= 0.999 || value > 1, BELOW_1),
  );

interface Sides {
  readonly image_shape: PictureShape;
  readonly resize?: number | undefined;
}

/** A part of `image_shape` is cut out of a picture whose shorter side is `resize`. */
function isLargeEnough({ image_shape: { height, width }, resize }: Sides): boolean {
  return resize === undefined || resize >= Math.max(height, width);
}

/**
 * The built-in image-classification algorithm's hyperparameters, all of them; every value comes as a string.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/IC-Hyperparameter.html
 */
const hyperparametersSchema = z
  .strictObject({
    num_classes: several(),
    num_training_samples: count(1),
    image_shape: imageShape.prefault('3,32,32'),
    epochs: count(1).optional(),
    /** Without it, a batch has no more pictures than the training channel. */
    mini_batch_size: several().optional(),
    learning_rate: share(1)
      .refine(...beyond((rate: number) => rate !== 0, 'must be above 0'))
      .optional(),
    lr_scheduler_step: epochList().optional(),
    lr_scheduler_factor: share(1).prefault('0.1'),
    optimizer: oneOf('sgd', 'adam', 'rmsprop', 'nag').optional(),
    momentum: decay().prefault('0.85'),
    weight_decay: share(1).prefault('0.015'),
    beta_1: decay().prefault('0.9'),
    beta_2: decay().prefault('0.999'),
    gamma: decay().prefault('0.9'),
    eps: share(1).prefault('1e-8'),
    augmentation_type: oneOf('crop', 'crop_color', 'crop_color_transform').prefault('crop_color_transform'),
    early_stopping: flag().prefault('False'),
    early_stopping_min_epochs: count(1).prefault('10'),
    early_stopping_patience: count(1).prefault('5'),
    early_stopping_tolerance: share(1).prefault('0'),
    resize: count(1).optional(),
    top_k: count(2).optional(),
    use_pretrained_model: oneOf('0', '1').prefault('0'),
    use_weighted_loss: oneOf('0', '1').prefault('0'),
    kv_store: oneOf('dist_sync', 'dist_async').optional(),
    num_layers: refused(
      oneOf('18', '34', '50', '101', '152', '200', '20', '32', '44', '56', '110'),
      'the network has a depth of its own; the channel pretrained brings another network',
    ),
    checkpoint_frequency: refused(count(1), 'the model is saved once, at the end'),
    multi_label: only('0', ['0', '1'], 'a picture has one label'),
    precision_dtype: only('float32', ['float32', 'float16'], 'processors compute in it'),
  })
  .refine(isLargeEnough, {
    path: ['resize'],
    error: 'must be at least as large as both sides of image_shape',
  });

type Given = z.infer<typeof hyperparametersSchema>;
type WithDefault = 'epochs' | 'learning_rate' | 'optimizer';

export type Hyperparameters = Omit<Given, WithDefault> & {
  readonly [Name in WithDefault]-?: NonNullable<Given[Name]>;
};

/** Names that `parseHyperparameters` takes. */
export const hyperparameterNames: readonly string[] = Object.keys(hyperparametersSchema.shape);

/** A backbone knows much already: its weights move little, and for a short time. */
function withDefaults(given: Given): Hyperparameters {
  const isTransfer = given.use_pretrained_model === '1';
  const { optimizer = isTransfer ? 'adam' : 'nag' } = given;
  const { epochs = isTransfer ? 10 : photographEpochs(given.num_training_samples) } = given;
  const rates = isTransfer ? { sgd: 0.01, adam: 0.0003 } : { sgd: 0.1, adam: 0.002 };
  const isAdaptive = optimizer === 'adam' || optimizer === 'rmsprop';
  const { learning_rate = isAdaptive ? rates.adam : rates.sgd } = given;
  return { ...given, optimizer, epochs, learning_rate };
}

/** Checks what `hyperparameters.json` holds; the first thing that cannot be honoured is refused by name. */
export function parseHyperparameters(values: unknown): Hyperparameters {
  const parsed = hyperparametersSchema.safeParse(values);
  if (parsed.success) return withDefaults(parsed.data);
  const [issue] = parsed.error.issues as [z.core.$ZodIssue];
  throw new ClassifierError(
    'HYPERPARAMETER_REFUSED',
    describeIssue(issue, given(values)),
    issue.code === 'unrecognized_keys'
      ? `Known are ${hyperparameterNames.join(', ')}.`
      : 'Leave it out or change it.',
  );
}

/**
 * The built-in algorithms' sentences for mistakes (https://github.com/awsdocs/amazon-sagemaker-developer-guide/issues/44,
 * https://github.com/aws/sagemaker-python-sdk/issues/132); what they would take is said in other words.
 */
function describeIssue(issue: z.core.$ZodIssue, values: Readonly<Record<string, unknown>>): string {
  const mistake = (what: string): string => `${what} (caused by ValidationError)`;
  if (issue.code === 'unrecognized_keys')
    return mistake(`Additional hyperparameters are not allowed ('${issue.keys[0]}' was unexpected)`);
  const name = issue.path.join('.');
  if (!Object.hasOwn(values, name))
    return mistake(`No value(s) were specified for '${name}' which are required hyperparameter(s)`);
  if (beyondOf(issue) !== undefined)
    return `Hyperparameter ${name} (${JSON.stringify(values[name])}): ${issue.message}.`;
  const value = typeof values[name] === 'string' ? values[name] : JSON.stringify(values[name]);
  return mistake(`The value '${value}' is not valid for the '${name}' hyperparameter: it ${issue.message}`);
}

/** Why this program can't do what the built-in algorithm can; undefined of a mistake. */
function beyondOf(issue: z.core.$ZodIssue): string | undefined {
  const reason: unknown = issue.code === 'custom' ? issue.params?.['beyond'] : undefined;
  return typeof reason === 'string' ? reason : undefined;
}

/**
 * What a job asks of the built-in algorithm that this program can't do, and the way round, if there is any.
 * A mistake is none: the built-in algorithm refuses it too, when it starts.
 */
export function unsupportedHyperparameter(
  values: Readonly<Record<string, string>>,
  channels: readonly string[],
): string | undefined {
  for (const issue of hyperparametersSchema.safeParse(values).error?.issues ?? []) {
    const [reason, name] = [beyondOf(issue), issue.path.join('.')];
    if (reason !== undefined) return `${name} (${JSON.stringify(values[name])}): ${reason}`;
  }
  if (values['use_pretrained_model'] !== '1' || channels.includes('pretrained')) return undefined;
  return `use_pretrained_model ("1"): the built-in algorithm's weights are not here. ${BACKBONE_WANTED}`;
}

function given(values: unknown): Readonly<Record<string, unknown>> {
  return typeof values === 'object' && values !== null ? { ...values } : {};
}
