import { DeleteObjectsCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

/** Deletes all that is in a bucket; returns how many objects there were. */
export async function emptyBucket(s3: S3Client, bucket: string): Promise<number> {
  for (let count = 0; ;) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    if (Contents.length === 0) return count;
    const { Errors = [] } = await s3.send(
      new DeleteObjectsCommand({
        Bucket: bucket,
        Delete: { Objects: Contents.map(({ Key }) => ({ Key })), Quiet: true },
      }),
    );
    if (Errors[0])
      throw new Error(
        `${Errors.length} objects of ${bucket} stay, such as ${Errors[0].Key}: ${Errors[0].Message}`,
      );
    count += Contents.length;
  }
}
