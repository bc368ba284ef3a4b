import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { forEachConcurrently } from '@scones/command-line';

const AT_ONCE = 16;

/** The PNGs under a prefix, by key. */
export async function stagedPictures(
  s3: S3Client,
  bucket: string,
  prefix: string,
): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  await forEachConcurrently(await keysUnder(s3, bucket, prefix), AT_ONCE, async (key) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    pictures.set(key, (await Body?.transformToByteArray()) ?? new Uint8Array());
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
