import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { explainS3Failure } from '@scones/command-line';
import { parseS3Location } from '@scones/s3-location';

/** The bytes of a model's `model.tar.gz`. */
export async function readModelArchive(
  s3: S3Client,
  modelArtifact: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const { bucket, key } = parseS3Location(modelArtifact);
  try {
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: key }),
      signal && { abortSignal: signal },
    );
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  } catch (error) {
    throw explainS3Failure(error, { bucket, key });
  }
}
