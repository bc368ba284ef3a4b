import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { judge } from '@scones/classifier-measures';
import { forEachConcurrently } from '@scones/command-line';
import type { PictureResult } from '../evaluate/picture-result.ts';

/** A page shows no more of each kind. */
const MOST_WRONG = 96;
const MOST_DOUBTFUL = 48;
const AT_ONCE = 16;

export interface ShownPicture {
  readonly contentType: string;
  readonly base64: string;
}

/** The pictures that a report shows, by their keys: the surest mistakes, and the least sure answers. */
export async function readShownPictures(
  s3: S3Client,
  bucket: string,
  results: readonly PictureResult[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ShownPicture>> {
  const answered = results.flatMap(({ key, label, probabilities }) =>
    probabilities ? [{ key, ...judge({ probabilities, label }) }] : [],
  );
  const bySureness = answered.sort((a, b) => b.confidence - a.confidence);
  const wrong = bySureness.filter(({ isRight }) => !isRight).slice(0, MOST_WRONG);
  const doubtful = bySureness.slice(-MOST_DOUBTFUL);
  const keys = new Set([...wrong, ...doubtful].map(({ key }) => key));
  const shown = new Map<string, ShownPicture>();
  await forEachConcurrently([...keys], AT_ONCE, async (key) => {
    const { Body, ContentType = 'image/png' } = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: key }),
      signal && { abortSignal: signal },
    );
    const bytes = await Body?.transformToByteArray();
    if (bytes) shown.set(key, { contentType: ContentType, base64: Buffer.from(bytes).toString('base64') });
  });
  return shown;
}
