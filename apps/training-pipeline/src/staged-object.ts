import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { CommandError, explainS3Failure, formatS3Location } from '@scones/command-line';
import { type ManifestEntry, parseManifest } from '@scones/image-dataset';

interface StagedObject {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly key: string;
  readonly signal: AbortSignal | undefined;
}

export async function readStagedText({ s3, bucket, key, signal }: StagedObject): Promise<string> {
  try {
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: key }),
      signal && { abortSignal: signal },
    );
    return (await Body?.transformToString('utf8')) ?? '';
  } catch (error) {
    if ((error as Error).name !== 'NoSuchKey') throw explainS3Failure(error, { bucket, key });
    throw new CommandError(
      'NOT_STAGED',
      `There is no data set: ${formatS3Location({ bucket, key })} does not exist`,
      `Stage one first (training-pipeline stage --bucket ${bucket}), or check --prefix.`,
      { cause: error },
    );
  }
}

export async function readStagedManifest(object: StagedObject): Promise<ManifestEntry[]> {
  return parseManifest(await readStagedText(object), formatS3Location(object));
}
