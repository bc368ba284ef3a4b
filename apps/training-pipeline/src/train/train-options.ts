import {
  bucketOption,
  countOption,
  epochsOption,
  imageSizeOption,
  instanceTypeOption,
  numberOption,
  prefixOption,
  pretrainedNormalizationOption,
  pretrainedOption,
  roleArnOption,
  seedOption,
  shareOption,
  textOption,
} from '@scones/command-line';
import { z } from 'zod';

const positive = () => numberOption({ least: 0, above: true });
const fraction = () => shareOption();
const count = (least = 1) => countOption(least);

/** `name=value,name=value` on a command line, or a record. */
const assignments = z.union([
  z.record(z.string(), z.string()),
  z
    .string()
    .regex(/^[^=,]+=[^,]*(,[^=,]+=[^,]*)*$/, 'takes name=value, or several with commas between them')
    .transform((text) => Object.fromEntries(text.split(',').map(splitAssignment))),
]);

function splitAssignment(text: string): [string, string] {
  const equals = text.indexOf('=');
  return [text.slice(0, equals), text.slice(equals + 1)];
}

function hasSquareShape({ image_shape: shape }: Readonly<Record<string, string>>): boolean {
  return shape === undefined || /^\d+, ?(\d+), ?\1$/.test(shape);
}

/** The algorithm's hyperparameters that have an option here; what is not given is left to the algorithm. */
const hyperparameterOptions = {
  epochs: epochsOption(),
  imageSize: imageSizeOption(),
  miniBatchSize: count().optional().describe('pictures a step').meta({ value: 'count' }),
  learningRate: positive().optional().describe('initial learning rate').meta({ value: 'number' }),
  optimizer: z.enum(['sgd', 'adam', 'rmsprop', 'nag']).optional().describe('how the weights are updated'),
  momentum: fraction().optional().describe('for sgd and nag').meta({ value: 'number' }),
  weightDecay: fraction().optional().describe('for sgd and nag').meta({ value: 'number' }),
  augmentationType: z
    .enum(['crop', 'crop_color', 'crop_color_transform'])
    .optional()
    .describe('how the training pictures are varied'),
  topK: count(2).optional().describe('also report the accuracy among the best k').meta({ value: 'count' }),
};

export const trainOptionsSchema = z.object({
  bucket: bucketOption('where the data set is staged'),
  prefix: prefixOption('the key prefix it is staged under'),
  roleArn: roleArnOption(),
  jobName: z
    .string()
    .regex(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/, 'takes a name of at most 63 letters, digits and hyphens')
    .optional()
    .describe('name of the training job; made from the time if not given')
    .meta({ value: 'name' }),
  outputPrefix: textOption()
    .optional()
    .describe('key prefix of the artefact; PREFIX/models if not given')
    .meta({ value: 'key' }),
  algorithm: z
    .enum(['built-in', 'container'])
    .default('built-in')
    .describe("SageMaker's algorithm, or this repository's own classifier as a container"),
  device: z
    .enum(['cpu', 'cuda'])
    .optional()
    .describe(
      "what the container computes on; cuda wants an instance with a GPU, and ONNX Runtime's provider",
    ),
  trainingImage: textOption()
    .optional()
    .describe("image URI; the algorithm's in the region, or the account's image-classifier, if not given")
    .meta({ value: 'uri' }),
  instanceType: instanceTypeOption('one instance of this type').default('ml.p3.2xlarge'),
  volumeSizeGb: count().default(10).describe("size of the instance's volume").meta({ value: 'count' }),
  maxRuntimeSeconds: count()
    .default(3600)
    .describe('the job is stopped after this time')
    .meta({ value: 'seconds' }),
  seed: seedOption(),
  ...hyperparameterOptions,
  pretrained: pretrainedOption(),
  pretrainedNormalization: pretrainedNormalizationOption(),
  hyperparameters: assignments
    .refine(hasSquareShape, 'takes an image_shape whose height and width are the same, such as 3,64,64')
    .optional()
    .describe(
      "further ones, by the algorithm's names; some are for AWS alone: the emulator refuses these by name, with the way round",
    )
    .meta({ value: 'name=value,…' }),
});
export type TrainOptions = z.input<typeof trainOptionsSchema>;
export type CheckedTrainOptions = z.output<typeof trainOptionsSchema>;
