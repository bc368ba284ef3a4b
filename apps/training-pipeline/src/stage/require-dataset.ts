import { cutSets } from '@scones/image-dataset';
import { openDataset } from './open-dataset.ts';
import { type StageOptions, stageOptionsSchema } from './stage-options.ts';

/**
 * Finds out, before any work, whether a data set is missing, lacks a class, or has too few pictures of one. Reads no
 * picture. A data set that has to be downloaded first is checked only then.
 */
export async function requireDataset(input: Omit<StageOptions, 'bucket'>): Promise<void> {
  if (input.dataset === 'cifar-100') return;
  const options = stageOptionsSchema.parse({ ...input, bucket: 'none' });
  const source = await openDataset(options, () => Promise.reject(new Error('Nothing is downloaded to look')));
  const { pictures, classes } = await source.list();
  cutSets(pictures, classes, options);
}
