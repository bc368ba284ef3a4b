import type { RunStep } from '@scones/command-line';
import { cacheFolder, requireDataset } from '@scones/training-pipeline';
import type { MainJobOptions } from '../options.ts';
import { describeDownload, stagingOptions } from './stage-dataset.ts';

/** Before anything is started: a data set that is missing, or no use, is found at once. */
export function checkDataset(
  { signal, step }: { readonly signal: AbortSignal; readonly step: RunStep },
  options: MainJobOptions,
): Promise<void> {
  return step('Look at the data set', async (terminal) => {
    await requireDataset(
      {
        signal,
        cacheFolder: cacheFolder(process.env),
        onProgress(event) {
          if (event.type === 'download') terminal.transient(describeDownload(event));
        },
      },
      stagingOptions(options),
    );
    return { result: undefined, title: `Found the data set ${options.dataset}` };
  });
}
