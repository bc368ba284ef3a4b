import {
  type Inference,
  parseCapture,
  pictureStatistics,
  type PictureStatistics,
} from '@scones/model-monitor';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getObject, listFolder, listKeys } from '../../../aws/s3-client.ts';
import { filesBelow } from '../../../shared/captures/files-below.ts';
import { mapAtOnce } from '../../../shared/captures/map-at-once.ts';
import { KeptFiles } from '../../../shared/captures/kept-files.ts';
import type { CaptureFolder } from '../capture-folder.ts';
import type { Training } from './drift-now.ts';
import { type Dataset, findDataset } from './find-dataset.ts';
import { blobOfBase64, readPixels } from './picture-pixels.ts';
import { spreadEvenly } from './spread-evenly.ts';

const BASELINE_PICTURES = 200;

/** More captures than these only fill the browser's memory, since each has its picture. */
const MOST_FILES = 500;

/** The data set beside the captures; null where none is staged. */
export function useDataset(bucket: string): UseQueryResult<Dataset | null> {
  return useQuery({
    queryKey: ['s3', bucket, 'dataset'],
    queryFn: async () => {
      const { prefixes, objects } = await listFolder(bucket, '');
      const known = new Set(objects.map(({ key }) => key));
      return (
        (await findDataset(bucket, {
          folders: () => Promise.resolve(prefixes),
          read: (key) => readIfThere(bucket, key, known),
        })) ?? null
      );
    },
    meta: { atMostEvery: 10_000 },
  });
}

/** Looks for a key in its folder first, since a failed request is an error in the browser's log. */
async function readIfThere(bucket: string, key: string, known: Set<string>): Promise<string | undefined> {
  const folder = key.slice(0, key.lastIndexOf('/') + 1);
  for (const object of (await listFolder(bucket, folder)).objects) known.add(object.key);
  return known.has(key) ? await readText(bucket, key) : undefined;
}

async function readText(bucket: string, key: string, signal?: AbortSignal): Promise<string> {
  return new TextDecoder().decode((await getObject(bucket, key, signal)).bytes);
}

/** The requests and answers of the endpoint, live. */
export function useCaptures(
  { bucket, prefix }: CaptureFolder,
  classes: readonly string[],
): UseQueryResult<readonly Inference[]> {
  const names = classes.join('\n');
  const files = useMemo(
    () => new KeptFiles<Inference>(filesBelow(bucket, prefix), MOST_FILES),
    [bucket, prefix],
  );
  return useQuery({
    queryKey: ['s3', bucket, 'captures', prefix, names],
    queryFn: async ({ signal }) => {
      const read = (text: string, source: string) =>
        parseCapture(text, { classes: names.split('\n'), source });
      return (await files.items(read, signal)).sort((one, other) => one.time - other.time);
    },
    meta: { atMostEvery: 2000 },
  });
}

/** The appearance of the training pictures: some of them, evenly chosen, read once. */
export function useTraining(dataset: Dataset): UseQueryResult<Training> {
  const { bucket, trainPrefix, byClass } = dataset;
  return useQuery({
    queryKey: ['training-baseline', bucket, trainPrefix, byClass],
    queryFn: async ({ signal }) => {
      const keys = spreadEvenly(await listKeys(bucket, trainPrefix, signal), BASELINE_PICTURES);
      const pictures = await mapAtOnce(keys, async (key) => {
        const { bytes } = await getObject(bucket, key, signal);
        return pictureStatistics(await readPixels(new Blob([bytes])));
      });
      return { pictures, byClass };
    },
  });
}

const looked = new WeakMap<Inference, PictureStatistics>();

/** The appearance of the pictures in the requests. Each is decoded once. */
export function usePictures(inferences: readonly Inference[]): readonly PictureStatistics[] {
  const { data } = useQuery({
    queryKey: ['pictures-asked', inferences[0]?.eventId, inferences.at(-1)?.eventId, inferences.length],
    queryFn: async () => {
      const all = await Promise.all(inferences.map(lookAt));
      return all.filter((statistics) => statistics !== undefined);
    },
    placeholderData: keepPreviousData,
    gcTime: 1000,
  });
  return data ?? [];
}

async function lookAt(inference: Inference): Promise<PictureStatistics | undefined> {
  if (!inference.image) return undefined;
  const known = looked.get(inference);
  if (known) return known;
  const statistics = pictureStatistics(await readPixels(blobOfBase64(inference.image.base64)));
  looked.set(inference, statistics);
  return statistics;
}
