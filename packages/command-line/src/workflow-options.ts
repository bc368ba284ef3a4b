import { z } from 'zod';
import {
  classNamesOption,
  classNamesOrAllOption,
  countOption,
  numberOption,
  shareOption,
  textOption,
} from './option-values.ts';

/** Options that several programs have: one definition, so that they mean the same and have the same default everywhere. */

const DEFAULT_CLASSES: readonly string[] = ['bicycle', 'motorcycle'];
const DEFAULT_THRESHOLD = 0.93;

export const classesOption = () =>
  classNamesOption()
    .default([...DEFAULT_CLASSES])
    .describe('the classes to tell apart, in the order of their labels')
    .meta({ value: 'a,b,…' });

/** Undefined means those that the data set is about: the folders' names, or the product's two of a published one. */
export const datasetClassesOption = () =>
  classNamesOrAllOption()
    .optional()
    .describe(
      "the classes to tell apart, in the order of their labels, or all; if not given, those of the folders' names, or bicycle,motorcycle of a data set that has a name",
    )
    .meta({ value: 'a,b,…' });

export const thresholdOption = () =>
  shareOption()
    .default(DEFAULT_THRESHOLD)
    .describe('the confidence that an answer needs to pass, from 0 to 1')
    .meta({ value: 'share' });

export const targetAccuracyOption = () =>
  shareOption()
    .optional()
    .describe(
      "the share of what passes that is to be right: chooses the workflow's threshold on the validation pictures, and sets it",
    )
    .meta({ value: 'share' });

/** The highest seed that ONNX Runtime and the drawing of pictures accept. */
const HIGHEST_SEED = 2 ** 32 - 1;

export const seedOption = () =>
  countOption(0, HIGHEST_SEED)
    .default(1)
    .describe(
      'seeds the random numbers: equal seeds draw the same pictures, cut the same sets and start the same training',
    )
    .meta({ value: 'number' });

const cutShareOption = () => numberOption({ least: 0.01, most: 0.5 });

export const validationShareOption = () =>
  cutShareOption()
    .default(0.1)
    .describe('the share of the training pictures to validate with, where the data set has none for that')
    .meta({ value: 'share' });

export const testShareOption = () =>
  cutShareOption()
    .default(0.2)
    .describe('the share of the training pictures to test with, where the data set has none for that')
    .meta({ value: 'share' });

export const epochsOption = () =>
  countOption(1, 10_000)
    .optional()
    .describe(
      'passes over the training pictures; by the data set if not given: 12 for drawn pictures, 30 to 125 for photographs',
    )
    .meta({ value: 'count' });

export const datasetOption = () =>
  textOption()
    .default('synthetic')
    .describe(
      'synthetic (drawn pictures), cifar-100 (downloaded once), or pictures of your own: a folder with a folder for each class, a .zip or .tar.gz of one, s3://BUCKET/PREFIX, a .csv or .lst of paths and labels, or a CIFAR archive',
    )
    .meta({ value: 'name|path' });

export const skipUnreadableOption = () =>
  z.boolean().default(false).describe('leave out pictures that cannot be read, rather than stage none');

const SMALLEST_SIDE = 16;
const LARGEST_SIDE = 224;

export const imageSizeOption = () =>
  countOption(SMALLEST_SIDE, LARGEST_SIDE)
    .optional()
    .describe(
      'pixels a side of what the network sees; by the data set if not given: 32 for small pictures, up to 64 for photographs',
    )
    .meta({ value: 'pixels' });

export const pretrainedOption = () =>
  textOption()
    .optional()
    .describe('the classifier to start from: an ONNX file, https://….onnx#sha256=DIGEST, or mobilenet-v2')
    .meta({ value: 'file|url' });

export const pretrainedNormalizationOption = () =>
  z
    .enum(['imagenet', 'centred'])
    .default('imagenet')
    .describe('how its pictures are normalized: as for most classifiers of ImageNet, or (x − 127) / 128');

export const bucketOption = (description: string) =>
  z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'takes the name of a bucket alone: 3 to 63 small letters, digits, hyphens and dots',
    )
    .describe(description)
    .meta({ value: 'name' });

export const prefixOption = (description: string) =>
  z
    .string()
    .refine((prefix) => !prefix.startsWith('s3://'), 'takes the key alone, without s3:// and the bucket')
    .default('scones')
    .describe(description)
    .meta({ value: 'key' });

export const roleArnOption = () =>
  z
    .string()
    .regex(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/,
      'takes the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME',
    )
    .describe('the role that SageMaker works as')
    .meta({ value: 'arn' });

export const yesOption = () =>
  z
    .boolean()
    .default(false)
    .describe(
      'agree beforehand to what costs by the hour, rather than be asked; on the emulator nobody asks',
    );

export const instanceTypeOption = (description: string) =>
  z
    .string()
    .regex(/^ml\.\w+\.\w+$/, 'takes a type of instance, such as ml.m5.large')
    .describe(description)
    .meta({ value: 'type' });
