import { z } from 'zod';
import { ClassifierError } from '../classifier-error.ts';

/** The smallest side that three poolings do not reduce to nothing. */
const SMALLEST_SIDE = 16;
const LARGEST_SIDE = 256;

const text = (): z.ZodString => z.string('is not a text');

const number = (schema: z.ZodNumber): z.ZodType<number, string> =>
  text()
    .refine((digits) => digits.trim() !== '' && Number.isFinite(Number(digits)), 'is not a number')
    .transform(Number)
    .pipe(schema);

const count = (smallest: number): z.ZodType<number, string> =>
  number(z.number().int('is not a whole number').min(smallest, `must be at least ${smallest}`));

const share = (largest: number): z.ZodType<number, string> => {
  const words = `must be from 0 to ${largest}`;
  return number(z.number().min(0, words).max(largest, words));
};

/** A hyperparameter of the built-in algorithm for which this program supports only the value that changes nothing. */
const only = (...values: readonly string[]): z.ZodOptional<z.ZodType<string, string>> =>
  text()
    .refine((word) => values.includes(word), `is not supported, only ${values[0]} is`)
    .optional();

/** A hyperparameter of the built-in algorithm that is one of several words, of which this program supports some. */
const oneOf = <const Word extends string>(all: readonly string[], supported: readonly Word[]) =>
  z
    .literal(all, `is not one of ${all.join(', ')}`)
    .pipe(z.enum(supported, `is not supported, only ${supported.join(' and ')} are`));

const imageShape = text()
  .regex(/^3, ?\d+, ?\d+$/, 'is not 3,HEIGHT,WIDTH')
  .transform((sides) => {
    const [, height = 0, width = 0] = sides.split(',').map(Number);
    return { height, width };
  })
  .refine(
    (shape) => Object.values(shape).every((side) => side >= SMALLEST_SIDE && side <= LARGEST_SIDE),
    `needs sides of ${SMALLEST_SIDE} to ${LARGEST_SIDE} pixels`,
  );

const AUGMENTATIONS = ['crop', 'crop_color', 'crop_color_transform'] as const;

/**
 * The built-in image-classification algorithm's hyperparameters, as far as this program can honour them; every value
 * comes as a string. https://docs.aws.amazon.com/sagemaker/latest/dg/IC-Hyperparameter.html
 */
const hyperparametersSchema = z.strictObject({
  num_classes: count(2),
  num_training_samples: count(1),
  image_shape: imageShape.prefault('3,32,32'),
  epochs: count(1).prefault('90'),
  /** Without it, a batch has no more pictures than the training channel. */
  mini_batch_size: count(2).optional(),
  learning_rate: number(z.number().positive('must be above 0')).prefault('0.1'),
  momentum: share(0.999).prefault('0.85'),
  weight_decay: share(1).prefault('0.01'),
  optimizer: oneOf(['sgd', 'adam', 'rmsprop', 'nag'], ['nag', 'sgd']).prefault('nag'),
  augmentation_type: oneOf(AUGMENTATIONS, AUGMENTATIONS).prefault('crop_color_transform'),
  early_stopping: only('False', 'false', '0'),
  use_pretrained_model: only('0'),
  use_weighted_loss: only('0'),
  multi_label: only('0'),
  precision_dtype: only('float32'),
});

export type Hyperparameters = z.infer<typeof hyperparametersSchema>;

/** Names that `parseHyperparameters` takes. */
export const hyperparameterNames: readonly string[] = Object.keys(hyperparametersSchema.shape);

/** Checks what `hyperparameters.json` holds; the first thing that cannot be honoured is refused by name. */
export function parseHyperparameters(values: unknown): Hyperparameters {
  const parsed = hyperparametersSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  const found = given(values).find(([key]) => key === name);
  const reason = issue?.code === 'unrecognized_keys' ? 'is not supported' : issue?.message;
  throw new ClassifierError(
    'HYPERPARAMETER_REFUSED',
    found
      ? `Hyperparameter ${name} (${JSON.stringify(found[1])}): ${reason}.`
      : `Hyperparameter ${name} is missing: it is required.`,
    `Leave it out or change it; supported are ${hyperparameterNames.join(', ')}.`,
  );
}

function given(values: unknown): [name: string, value: unknown][] {
  return typeof values === 'object' && values !== null ? Object.entries(values) : [];
}
