import {
  datasetClassesOption,
  datasetOption,
  epochsOption,
  imageSizeOption,
  portOption,
  pretrainedNormalizationOption,
  pretrainedOption,
  seedOption,
  skipUnreadableOption,
  targetAccuracyOption,
  testShareOption,
  textOption,
  thresholdOption,
  validationShareOption,
} from '@scones/command-line';
import { z } from 'zod';

/** Options that the command lines also have, with the same meanings and defaults. */
export const mainJobOptionsSchema = z.object({
  dataset: datasetOption(),
  classes: datasetClassesOption(),
  epochs: epochsOption(),
  imageSize: imageSizeOption(),
  pretrained: pretrainedOption(),
  pretrainedNormalization: pretrainedNormalizationOption(),
  threshold: thresholdOption(),
  targetAccuracy: targetAccuracyOption(),
  seed: seedOption(),
  validationShare: validationShareOption(),
  testShare: testShareOption(),
  skipUnreadable: skipUnreadableOption(),
  port: portOption()
    .default(4566)
    .describe("the emulator's port; the next free one if it is taken")
    .meta({ value: 'number' }),
  report: textOption()
    .optional()
    .describe('the folder for the report; if not given, reports/TIME, and reports/latest leads to it')
    .meta({ value: 'folder' }),
  exit: z.boolean().default(false).describe('clean up and end when done, rather than serve until Ctrl-C'),
});
export type MainJobOptions = z.output<typeof mainJobOptionsSchema>;
