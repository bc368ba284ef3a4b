import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { cacheFolder, stage, type StagedDataset } from '@scones/training-pipeline';
import { type Job, NAMES } from '../job.ts';
import { bar } from '../progress.ts';
import { recipeFor } from '../recipe.ts';
import { deleteBucketWithObjects } from './delete-bucket.ts';

export function stageDataset(job: Job): Promise<StagedDataset> {
  const { options, clients, clock, signal, undoList } = job;
  const { trainPerClass, testPerClass } = recipeFor(options.dataset);
  const expected = options.classes.length * (trainPerClass + testPerClass);
  return job.step('Stage the data set to S3', async (terminal) => {
    await clients.s3.send(new CreateBucketCommand({ Bucket: NAMES.bucket }));
    undoList.add(`bucket ${NAMES.bucket} and its objects`, () =>
      deleteBucketWithObjects(clients.s3, NAMES.bucket),
    );
    const staged = await stage(
      {
        s3: clients.s3,
        clock,
        cacheFolder: cacheFolder(process.env),
        signal,
        onProgress(event) {
          if (event.type === 'archive') terminal.line(`the archive is kept in ${event.path}`);
          if (event.type === 'download')
            terminal.transient(`downloading: ${(event.receivedBytes / 1e6).toFixed(1)} MB`);
          if (event.type === 'picture')
            terminal.transient(progress(event.trainImages + event.testImages, expected));
        },
      },
      {
        dataset: options.dataset,
        classes: [...options.classes],
        bucket: NAMES.bucket,
        prefix: NAMES.prefix,
        seed: options.seed,
        trainPerClass,
        testPerClass,
      },
    );
    const title = `Staged ${staged.trainImages} training and ${staged.testImages} test pictures of ${staged.classes.join(', ')} (${staged.dataset})`;
    return { result: staged, title };
  });
}

const progress = (count: number, expected: number): string =>
  `${bar(count, Math.max(count, expected))} ${count} pictures`;
