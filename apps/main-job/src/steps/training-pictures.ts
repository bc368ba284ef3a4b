import assert from 'node:assert/strict';
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { forEachConcurrently } from '@scones/command-line';
import { PREFIX } from '../job.ts';

const AT_ONCE = 16;

/** The PNGs that the model is trained on. */
export async function trainingPictures(s3: S3Client, bucket: string): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  await forEachConcurrently(await keysUnder(s3, bucket, `${PREFIX}/train/`), AT_ONCE, async (key) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    assert(Body, `S3 answers without the content of ${key}.`);
    pictures.push(await Body.transformToByteArray());
  });
  return pictures;
}

async function keysUnder(s3: S3Client, bucket: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for (let token: string | undefined; ;) {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    keys.push(...(page.Contents ?? []).map(({ Key }) => Key as string));
    token = page.NextContinuationToken;
    if (token === undefined) return keys;
  }
}
