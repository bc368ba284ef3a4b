import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { explainS3Failure } from '@scones/command-line';
import { type FileTree, tooManyBytes, type TreeFile, UnreadablePicture } from '@scones/image-dataset';
import { joinKey, type S3Location } from '@scones/s3-location';
import { objectsUnder } from '../../objects-under.ts';

/** The objects below a prefix, each read when it is asked for. */
export function s3Tree(s3: S3Client, { bucket, key }: S3Location, signal: AbortSignal | undefined): FileTree {
  const below = joinKey(key);
  const folder = { bucket, key: below === '' ? '' : `${below}/` };
  return {
    paths: () => pathsBelow(s3, folder, signal),
    read: (wanted) => readObjects(s3, folder, wanted, signal),
  };
}

async function* pathsBelow(
  s3: S3Client,
  folder: S3Location,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  for await (const { key } of objectsUnder(s3, folder, signal))
    if (key !== folder.key) yield key.slice(folder.key.length);
}

async function* readObjects(
  s3: S3Client,
  { bucket, key: folder }: S3Location,
  wanted: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<TreeFile> {
  for (const path of wanted) {
    yield await Promise.resolve({
      path,
      content: () => readObject(s3, { bucket, key: folder + path }, signal),
    });
  }
}

async function readObject(
  s3: S3Client,
  { bucket, key }: S3Location,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key });
  const { Body, ContentLength = 0 } = await s3
    .send(command, signal && { abortSignal: signal })
    .catch((error: unknown) => {
      throw explainS3Failure(error, { bucket, key });
    });
  const wrong = tooManyBytes(ContentLength);
  // An answer that is not read keeps its connection.
  if (wrong) (Body as { destroy?: () => void } | undefined)?.destroy?.();
  if (wrong || !Body) throw wrong ?? new UnreadablePicture('S3 answers without its content');
  return await Body.transformToByteArray();
}
