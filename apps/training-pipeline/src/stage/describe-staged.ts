import type { StagedDataset } from './staged-dataset.ts';

/** `720 training, 80 validation and 200 test pictures of bicycle, motorcycle` */
export function describeStaged(staged: StagedDataset): string {
  const { trainImages, validationImages, testImages, classes } = staged;
  return `${trainImages} training, ${validationImages} validation and ${testImages} test pictures of ${classes.join(', ')}`;
}
