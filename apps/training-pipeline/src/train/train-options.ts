import { z } from 'zod';

const positive = z.coerce.number().positive();
const count = positive.int();
const fraction = z.coerce.number().min(0).max(1);

/** `name=value,name=value` on a command line, or a record. */
const assignments = z.union([
  z.record(z.string(), z.string()),
  z
    .string()
    .regex(/^[^=,]+=[^,]*(,[^=,]+=[^,]*)*$/, 'write name=value,name=value')
    .transform((text) => Object.fromEntries(text.split(',').map(splitAssignment))),
]);

function splitAssignment(text: string): [string, string] {
  const equals = text.indexOf('=');
  return [text.slice(0, equals), text.slice(equals + 1)];
}

/** The algorithm's hyperparameters that have an option here; what is not given is left to the algorithm. */
const hyperparameterOptions = {
  epochs: count.default(90).describe('how often each picture is seen').meta({ value: 'count' }),
  imageShape: z
    .string()
    .regex(/^\d+,\d+,\d+$/, 'write channels,height,width')
    .default('3,32,32')
    .describe('channels, height and width of a picture')
    .meta({ value: 'c,h,w' }),
  numLayers: count.optional().describe('depth of the network').meta({ value: 'count' }),
  miniBatchSize: count.optional().describe('pictures a step').meta({ value: 'count' }),
  learningRate: positive.optional().describe('initial learning rate').meta({ value: 'number' }),
  optimizer: z.enum(['sgd', 'adam', 'rmsprop', 'nag']).optional().describe('how the weights are updated'),
  momentum: fraction.optional().describe('for sgd and nag').meta({ value: 'number' }),
  weightDecay: fraction.optional().describe('for sgd and nag').meta({ value: 'number' }),
  augmentationType: z
    .enum(['crop', 'crop_color', 'crop_color_transform'])
    .optional()
    .describe('how the training pictures are varied'),
  topK: count
    .min(2)
    .optional()
    .describe('also report the accuracy among the best k')
    .meta({ value: 'count' }),
  usePretrainedModel: z.boolean().default(false).describe('start from weights learnt from ImageNet'),
};

export const trainOptionsSchema = z.object({
  bucket: z.string().min(1).describe('where the data set is staged').meta({ value: 'name' }),
  prefix: z.string().default('scones').describe('the key prefix it is staged under').meta({ value: 'key' }),
  roleArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'is not the ARN of an IAM role')
    .describe('the role that SageMaker works as')
    .meta({ value: 'arn' }),
  jobName: z
    .string()
    .regex(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/, 'may have 63 letters, digits and hyphens')
    .optional()
    .describe('name of the training job; made from the time if not given')
    .meta({ value: 'name' }),
  outputPrefix: z
    .string()
    .optional()
    .describe('key prefix of the artefact; PREFIX/models if not given')
    .meta({ value: 'key' }),
  trainingImage: z
    .string()
    .optional()
    .describe("image URI; the built-in algorithm's in the region if not given")
    .meta({ value: 'uri' }),
  instanceType: z
    .string()
    .regex(/^ml\./, 'starts with ml.')
    .default('ml.p3.2xlarge')
    .describe('one instance of this type')
    .meta({ value: 'type' }),
  volumeSizeGb: count.default(10).describe("size of the instance's volume").meta({ value: 'count' }),
  maxRuntimeSeconds: count.default(3600).describe('the job is stopped after this').meta({ value: 'seconds' }),
  seed: z.coerce
    .number()
    .int()
    .nonnegative()
    .optional()
    .describe('of all chance in the training')
    .meta({ value: 'number' }),
  ...hyperparameterOptions,
  hyperparameters: assignments
    .optional()
    .describe('further ones, in the words of the algorithm')
    .meta({ value: 'name=value,…' }),
});
export type TrainOptions = z.input<typeof trainOptionsSchema>;
export type CheckedTrainOptions = z.output<typeof trainOptionsSchema>;
