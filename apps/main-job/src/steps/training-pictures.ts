import assert from 'node:assert/strict';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { forEachConcurrently } from '@scones/command-line';
import { objectsUnder } from '@scones/training-pipeline';
import { PREFIX } from '../job.ts';

const AT_ONCE = 16;

/** The files of the pictures that the model is trained on. */
export async function trainingPictures(s3: S3Client, bucket: string): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  const listed = objectsUnder(s3, { bucket, key: `${PREFIX}/train/` });
  await forEachConcurrently(listed, AT_ONCE, async ({ key }) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    assert(Body, `S3 answers without the content of ${key}.`);
    pictures.push(await Body.transformToByteArray());
  });
  return pictures;
}
