import {
  classesOption,
  countOption,
  datasetOption,
  epochsOption,
  readCommandLine,
  seedOption,
  textOption,
  thresholdOption,
} from '@scones/command-line';
import { z } from 'zod';

const HIGHEST_PORT = 65_535;

/** What the command lines have too is theirs in meaning and default. */
export const mainJobOptionsSchema = z.object({
  dataset: datasetOption(),
  classes: classesOption(),
  epochs: epochsOption(),
  threshold: thresholdOption(),
  seed: seedOption(),
  port: countOption(0, HIGHEST_PORT)
    .default(4566)
    .describe("the emulator's port; the next free one if it is taken")
    .meta({ value: 'number' }),
  report: textOption()
    .default('reports/latest')
    .describe('where summary.json and index.html go')
    .meta({ value: 'folder' }),
  exit: z.boolean().default(false).describe('clean up and end when done, rather than serve until Ctrl-C'),
});
export type MainJobOptions = z.output<typeof mainJobOptionsSchema>;

/** Reads the command line. Throws a `CommanderError` or a misuse on a mistake, and the former after `--help` was printed. */
export function parseOptions(values: readonly string[]): MainJobOptions {
  return readCommandLine(
    {
      name: 'npm start --',
      summary: 'Runs the whole workflow offline: stage, train, deploy, execute, evaluate, monitor, clean up.',
      options: mainJobOptionsSchema,
    },
    values,
  );
}
