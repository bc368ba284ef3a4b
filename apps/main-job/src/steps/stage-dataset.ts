import { cacheFolder, stage, type StagedDataset } from '@scones/training-pipeline';
import { type Job, PREFIX } from '../job.ts';
import { bar } from '../bar.ts';
import type { SconesStack } from '@scones/stack';

/**
 * The number of pictures, for the progress bar only. It holds for drawn pictures, and for photographs unless the
 * archive has more.
 */
const PICTURES_A_CLASS = 500;

export function stageDataset(job: Job, { bucket }: SconesStack): Promise<StagedDataset> {
  const { options, clients, clock, signal } = job;
  const expected = options.classes.length * PICTURES_A_CLASS;
  return job.step('Stage the data set to S3', async (terminal) => {
    let origin = options.dataset;
    const staged = await stage(
      {
        s3: clients.s3,
        clock,
        cacheFolder: cacheFolder(process.env),
        signal,
        onProgress(event) {
          if (event.type === 'archive') origin = `${options.dataset}, kept in ${event.path}`;
          if (event.type === 'download')
            terminal.transient(`downloading: ${(event.receivedBytes / 1e6).toFixed(1)} MB`);
          if (event.type === 'picture')
            terminal.transient(progress(event.trainImages + event.testImages, expected));
        },
      },
      {
        dataset: options.dataset,
        classes: [...options.classes],
        bucket,
        prefix: PREFIX,
        seed: options.seed,
      },
    );
    const title = `Staged ${staged.trainImages} training and ${staged.testImages} test pictures of ${staged.classes.join(', ')} (${origin})`;
    return { result: staged, title };
  });
}

const progress = (count: number, expected: number): string =>
  `${bar(count, Math.max(count, expected))} ${count} pictures`;
