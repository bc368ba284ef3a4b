import {
  cacheFolder,
  describeStaged,
  stage,
  type StagedDataset,
  type StageOptions,
} from '@scones/training-pipeline';
import { type Job, PREFIX } from '../job.ts';
import { bar } from '../bar.ts';
import type { MainJobOptions } from '../options.ts';
import type { SconesStack } from '@scones/stack';

export function stageDataset(job: Job, { bucket }: SconesStack): Promise<StagedDataset> {
  const { options, clients, clock, signal } = job;
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
          if (event.type === 'download') terminal.transient(describeDownload(event));
          if (event.type === 'notice') terminal.line(event.text);
          if (event.type === 'picture')
            terminal.transient(
              `${bar(event.staged, event.total)} ${event.staged} of ${event.total} pictures`,
            );
        },
      },
      { ...stagingOptions(options), bucket, prefix: PREFIX },
    );
    return { result: staged, title: `Staged ${describeStaged(staged)} (${origin})` };
  });
}

export function describeDownload({ receivedBytes }: { readonly receivedBytes: number }): string {
  return `downloading: ${(receivedBytes / 1e6).toFixed(1)} MB`;
}

/** The job's options that say which pictures are staged. */
export function stagingOptions({
  dataset,
  classes,
  seed,
  validationShare,
  testShare,
  skipUnreadable,
}: MainJobOptions): Omit<StageOptions, 'bucket'> {
  return { dataset, classes, seed, validationShare, testShare, skipUnreadable };
}
