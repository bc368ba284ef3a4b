import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';

/** Deletes a bucket with all that is in it; returns how many objects there were. */
export async function deleteBucketWithObjects(s3: S3Client, bucket: string): Promise<number> {
  let count = 0;
  for (;;) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    if (Contents.length === 0) break;
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
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  return count;
}
