import {
  classesOption,
  datasetOption,
  epochsOption,
  portOption,
  seedOption,
  testShareOption,
  textOption,
  thresholdOption,
  validationShareOption,
} from '@scones/command-line';
import { z } from 'zod';

/** Options that the command lines also have, with the same meanings and defaults. */
export const mainJobOptionsSchema = z.object({
  dataset: datasetOption(),
  classes: classesOption(),
  epochs: epochsOption(),
  threshold: thresholdOption(),
  seed: seedOption(),
  validationShare: validationShareOption(),
  testShare: testShareOption(),
  port: portOption()
    .default(4566)
    .describe("the emulator's port; the next free one if it is taken")
    .meta({ value: 'number' }),
  report: textOption()
    .default('reports/latest')
    .describe('the folder for summary.json and index.html')
    .meta({ value: 'folder' }),
  exit: z.boolean().default(false).describe('clean up and end when done, rather than serve until Ctrl-C'),
});
export type MainJobOptions = z.output<typeof mainJobOptionsSchema>;
