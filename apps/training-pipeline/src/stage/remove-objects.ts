import { DeleteObjectsCommand, type S3Client } from '@aws-sdk/client-s3';

/** The most keys that S3 accepts in one DeleteObjects. */
const MOST_DELETIONS = 1000;

/** Removes objects, and takes the keys of those that are gone off the list. */
export async function removeObjects(s3: S3Client, bucket: string, keys: string[]): Promise<void> {
  while (keys.length > 0) {
    const some = keys.slice(0, MOST_DELETIONS);
    const Delete = { Objects: some.map((Key) => ({ Key })), Quiet: true };
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete }));
    const [first] = Errors;
    if (first) throw new Error(`${first.Key}: ${first.Message}`);
    keys.splice(0, some.length);
  }
}
