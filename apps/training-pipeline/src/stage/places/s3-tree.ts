import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { explainS3Failure } from '@scones/command-line';
import { type FileTree, tooManyBytes, type TreeFile, UnreadablePicture } from '@scones/image-dataset';
import { joinKey, type S3Location } from '@scones/s3-location';

/** The objects below a prefix, each read when it is asked for. */
export function s3Tree(s3: S3Client, { bucket, key }: S3Location, signal: AbortSignal | undefined): FileTree {
  const prefix = joinKey(key) === '' ? '' : `${joinKey(key)}/`;
  return {
    paths: () => keysBelow(s3, bucket, prefix, signal),
    read: (wanted) => readObjects(s3, { bucket, key: prefix }, wanted, signal),
  };
}

async function* keysBelow(
  s3: S3Client,
  bucket: string,
  prefix: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  try {
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: s3 },
      { Bucket: bucket, Prefix: prefix },
    )) {
      signal?.throwIfAborted();
      for (const { Key = '' } of Contents) if (Key !== prefix) yield Key.slice(prefix.length);
    }
  } catch (error) {
    throw explainS3Failure(error, { bucket, key: prefix });
  }
}

async function* readObjects(
  s3: S3Client,
  { bucket, key: prefix }: S3Location,
  wanted: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<TreeFile> {
  for (const path of wanted) {
    yield await Promise.resolve({
      path,
      content: () => readObject(s3, { bucket, key: prefix + path }, signal),
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
