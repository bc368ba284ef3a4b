import { readDataset } from './read-dataset.ts';
import { stageOptionsSchema } from './stage-options.ts';

/**
 * Finds out, before any work, whether a data set is missing or lacks a class. Reads up to its first picture. A data set
 * that has to be downloaded first is checked only then.
 */
export async function requireDataset(dataset: string, classes: readonly string[]): Promise<void> {
  if (dataset === 'cifar-100') return;
  const options = stageOptionsSchema.parse({ dataset, classes: [...classes], bucket: 'none' });
  const pictures = readDataset(options, () => Promise.reject(new Error('Nothing is downloaded to look')));
  await pictures.next();
  await pictures.return(undefined);
}
