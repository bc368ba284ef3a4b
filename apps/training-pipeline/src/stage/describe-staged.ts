import type { StagedDataset } from './staged-dataset.ts';

const MOST_NAMED = 10;

/** `720 training, 80 validation and 200 test pictures of bicycle, motorcycle` */
export function describeStaged(staged: StagedDataset): string {
  const { trainImages, validationImages, testImages, classes } = staged;
  const named = classes.length > MOST_NAMED ? `${classes.length} classes` : classes.join(', ');
  return `${trainImages} training, ${validationImages} validation and ${testImages} test pictures of ${named}`;
}
