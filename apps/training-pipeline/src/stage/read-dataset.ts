import { createReadStream } from 'node:fs';
import { drawSyntheticDataset, type LabelledPicture, readCifar100 } from '@scones/image-dataset';
import type { z } from 'zod';
import type { stageOptionsSchema } from './stage-options.ts';

type Options = z.output<typeof stageOptionsSchema>;

/** The names that `dataset` can have; everything else is the path of an archive. */
const NAMED_DATASETS: Readonly<
  Record<string, (options: Options, fetchArchive: () => Promise<string>) => AsyncGenerator<LabelledPicture>>
> = {
  synthetic: async function* (options) {
    for (const picture of drawSyntheticDataset(options)) yield picture;
  },
  'cifar-100': async function* (options, fetchArchive) {
    yield* readArchive(await fetchArchive(), options);
  },
};

export function readDataset(
  options: Options,
  fetchArchive: () => Promise<string>,
): AsyncGenerator<LabelledPicture> {
  const named = Object.hasOwn(NAMED_DATASETS, options.dataset) ? NAMED_DATASETS[options.dataset] : undefined;
  return named ? named(options, fetchArchive) : readArchive(options.dataset, options);
}

function readArchive(path: string, { classes }: Options): AsyncGenerator<LabelledPicture> {
  return readCifar100(() => createReadStream(path), { classes });
}
