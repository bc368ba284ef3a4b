import { CommandError } from '@scones/command-line';
import { cutSets } from '@scones/image-dataset';
import { fetchCifar100 } from './fetch-cifar-100.ts';
import { openDataset } from './open-dataset.ts';
import type { StageContext } from './stage-context.ts';
import { type StageOptions, stageOptionsSchema } from './stage-options.ts';

/**
 * Finds out, before there is any S3, whether a data set is missing, lacks a class, or has too few pictures of one. It
 * downloads what has to be downloaded, and reads no picture.
 */
export async function requireDataset(
  context: Omit<StageContext, 's3' | 'clock'>,
  input: Omit<StageOptions, 'bucket'>,
): Promise<void> {
  const options = stageOptionsSchema.parse({ ...input, bucket: 'none' });
  const source = await openDataset(options, {
    s3: () => {
      throw noS3(options.dataset);
    },
    signal: context.signal,
    fetchArchive: () => fetchCifar100(context),
  });
  const { pictures, classes } = await source.list();
  cutSets(pictures, classes, options);
}

function noS3(dataset: string): CommandError {
  return new CommandError(
    'DATASET_ELSEWHERE',
    `${dataset} is in S3, and this program has an S3 of its own, in which nothing is yet`,
    'Give a folder or an archive, or stage it where it is: training-pipeline stage --dataset.',
  );
}
