import { AwsError } from '@scones/emulator-core';
import type { S3Objects } from '@scones/emulator-s3';
import type { SageMakerPorts } from '@scones/emulator-sagemaker';

/** Throws when the role may not do it. */
type RequireAccess = (roleArn: string, action: string, resource: string) => void;

/** S3's objects as SageMaker needs them, with the permissions of a role. */
export function sageMakerObjects(
  objects: S3Objects,
  requireAccess: RequireAccess,
): SageMakerPorts['objectsAs'] {
  return (roleArn) => ({
    async *list(bucket, prefix) {
      requireAccess(roleArn, 's3:ListBucket', `arn:aws:s3:::${bucket}`);
      yield* objects.list(bucket, prefix);
    },
    async exists(bucket, key) {
      requireAccess(roleArn, 's3:GetObject', `arn:aws:s3:::${bucket}/${key}`);
      try {
        // The key itself comes first of all keys that begin with it; a `get` would open the object's file.
        for await (const found of objects.list(bucket, key)) return found.key === key;
        return false;
      } catch (error) {
        if (error instanceof AwsError && error.statusCode === 404) return false;
        throw error;
      }
    },
    async read(bucket, key) {
      requireAccess(roleArn, 's3:GetObject', `arn:aws:s3:::${bucket}/${key}`);
      return (await objects.get(bucket, key)).stream();
    },
    async readTyped(bucket, key) {
      requireAccess(roleArn, 's3:GetObject', `arn:aws:s3:::${bucket}/${key}`);
      const object = await objects.get(bucket, key);
      return { body: object.stream(), contentType: object.contentType };
    },
    async write(bucket, key, body, contentType) {
      requireAccess(roleArn, 's3:PutObject', `arn:aws:s3:::${bucket}/${key}`);
      await objects.put(bucket, key, body, contentType === undefined ? {} : { contentType });
    },
  });
}
