import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { CommandError, explainS3Failure } from '@scones/command-line';
import { formatS3Location } from '@scones/s3-location';
import { type ManifestEntry, parseManifest } from '@scones/image-dataset';
import { readStagedFacts, type StagedFacts } from './staged-metadata.ts';

interface StagedObject {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly key: string;
  readonly signal: AbortSignal | undefined;
}

export async function readStagedText(object: StagedObject): Promise<string> {
  return (await readStagedObject(object)).text;
}

async function readStagedObject({ s3, bucket, key, signal }: StagedObject) {
  try {
    const { Body, Metadata = {} } = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: key }),
      signal && { abortSignal: signal },
    );
    return { text: (await Body?.transformToString('utf8')) ?? '', metadata: Metadata };
  } catch (error) {
    if ((error as Error).name !== 'NoSuchKey') throw explainS3Failure(error, { bucket, key });
    throw new CommandError(
      'NOT_STAGED',
      `There is no data set: ${formatS3Location({ bucket, key })} does not exist`,
      `Stage one first (training-pipeline stage --bucket ${bucket}), --replace where an older one is, or check --prefix.`,
      { cause: error },
    );
  }
}

export async function readStagedManifest(object: StagedObject): Promise<ManifestEntry[]> {
  return (await readStagedSplit(object)).entries;
}

/** A manifest, and what is known of the pictures that it lists. */
export async function readStagedSplit(
  object: StagedObject,
): Promise<{ readonly entries: ManifestEntry[]; readonly facts: StagedFacts }> {
  const { text, metadata } = await readStagedObject(object);
  return { entries: parseManifest(text, formatS3Location(object)), facts: readStagedFacts(metadata) };
}
