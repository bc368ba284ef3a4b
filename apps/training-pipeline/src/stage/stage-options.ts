import {
  bucketOption,
  countOption,
  datasetClassesOption,
  datasetOption,
  prefixOption,
  seedOption,
  skipUnreadableOption,
  testShareOption,
  validationShareOption,
} from '@scones/command-line';
import { z } from 'zod';

export const stageOptionsSchema = z.object({
  dataset: datasetOption(),
  classes: datasetClassesOption(),
  bucket: bucketOption('an existing bucket'),
  prefix: prefixOption('the key prefix for everything'),
  seed: seedOption(),
  validationShare: validationShareOption(),
  testShare: testShareOption(),
  skipUnreadable: skipUnreadableOption(),
  replace: z.boolean().default(false).describe('put the data set in the place of the one that is there'),
  trainPerClass: countOption()
    .default(400)
    .describe('synthetic training pictures a class')
    .meta({ value: 'count' }),
  testPerClass: countOption()
    .default(100)
    .describe('synthetic test pictures a class')
    .meta({ value: 'count' }),
  concurrency: countOption(1, 256).default(16).describe('uploads at once').meta({ value: 'count' }),
});
export type StageOptions = z.input<typeof stageOptionsSchema>;
export type CheckedStageOptions = z.output<typeof stageOptionsSchema>;
