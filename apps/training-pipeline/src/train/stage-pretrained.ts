import { createHash } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { explainS3Failure } from '@scones/command-line';
import { joinKey, type S3Location } from '@scones/s3-location';
import { readPretrainedFile } from './pretrained-file.ts';
import type { CheckedTrainOptions } from './train-options.ts';

interface StageContext {
  readonly s3: S3Client;
  readonly cacheFolder?: string;
  readonly signal?: AbortSignal | undefined;
}

/** How a backbone's pictures are normalized, in bytes' units. */
const NORMALIZATIONS = {
  imagenet: { mean: [123.675, 116.28, 103.53], deviation: [58.395, 57.12, 57.375] },
  centred: { mean: [127, 127, 127], deviation: [128, 128, 128] },
};

/** Uploads the backbone, and how its pictures are normalized, to where the job's channel takes it from. */
export async function stagePretrained(
  { s3, cacheFolder, signal }: StageContext,
  { bucket, prefix, pretrained, pretrainedNormalization }: CheckedTrainOptions,
): Promise<S3Location | undefined> {
  if (pretrained === undefined) return undefined;
  const { name, bytes } = await readPretrainedFile(pretrained, { cacheFolder, signal });
  const description = Buffer.from(JSON.stringify(NORMALIZATIONS[pretrainedNormalization]));
  // Each file and normalization has a folder of its own: a channel takes whatever lies in its own.
  const digest = createHash('sha256').update(bytes).update(description).digest('hex').slice(0, 16);
  const key = `${joinKey(prefix, 'pretrained', digest)}/`;
  const put = async (file: string, body: Uint8Array): Promise<void> => {
    const target = { Bucket: bucket, Key: key + file };
    try {
      await s3.send(new PutObjectCommand({ ...target, Body: body }));
    } catch (error) {
      throw explainS3Failure(error, { bucket, key: target.Key });
    }
  };
  await put(name, bytes);
  await put('backbone.json', description);
  return { bucket, key };
}
