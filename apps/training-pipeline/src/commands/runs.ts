import { type Command, defineCommand, textOption } from '@scones/command-line';
import { z } from 'zod';
import { describeRuns } from '../runs/describe-runs.ts';
import { readRuns } from '../runs/read-runs.ts';

export function runsCommand(): Command {
  return defineCommand({
    summary: 'list the runs of npm start and compare them',
    options: z.object({
      folder: textOption()
        .default('reports')
        .describe('the folder that has a folder for each run')
        .meta({ value: 'folder' }),
    }),
    run: (_context, { folder }) => readRuns(folder),
    progress: (_event: never) => undefined,
    show: describeRuns,
  });
}
