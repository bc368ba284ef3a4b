import { z } from 'zod';

const count = z.coerce.number().int().positive();

/** `a,b` on a command line, or a list. */
const classNames = z
  .union([z.string().transform((text) => text.split(',').map((name) => name.trim())), z.array(z.string())])
  .pipe(z.array(z.string().min(1, 'a class name is empty')).min(1));

export const stageOptionsSchema = z.object({
  dataset: z
    .string()
    .min(1)
    .default('synthetic')
    .describe(
      'synthetic, cifar-100 (downloaded once), or the path of an archive in the CIFAR-100 binary format',
    )
    .meta({ value: 'name|path' }),
  classes: classNames
    .prefault('bicycle,motorcycle')
    .describe('the classes, in the order of their labels')
    .meta({ value: 'a,b,…' }),
  bucket: z.string().min(1).describe('an existing bucket').meta({ value: 'name' }),
  prefix: z
    .string()
    .default('scones')
    .describe('the key prefix to put everything under')
    .meta({ value: 'key' }),
  seed: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(1)
    .describe('of the synthetic pictures')
    .meta({ value: 'number' }),
  trainPerClass: count.default(400).describe('synthetic training pictures a class').meta({ value: 'count' }),
  testPerClass: count.default(100).describe('synthetic test pictures a class').meta({ value: 'count' }),
  concurrency: count.default(16).describe('uploads at once').meta({ value: 'count' }),
});
export type StageOptions = z.input<typeof stageOptionsSchema>;
