import { readDataset } from './read-dataset.ts';
import { stageOptionsSchema } from './stage-options.ts';

/**
 * Finds out, before any work, that a data set is not there or lacks a class: reads as far as its first picture. What has to
 * be downloaded first shows only then.
 */
export async function requireDataset(dataset: string, classes: readonly string[]): Promise<void> {
  if (dataset === 'cifar-100') return;
  const options = stageOptionsSchema.parse({ dataset, classes: [...classes], bucket: 'none' });
  const pictures = readDataset(options, () => Promise.reject(new Error('Nothing is downloaded to look')));
  await pictures.next();
  await pictures.return(undefined);
}
