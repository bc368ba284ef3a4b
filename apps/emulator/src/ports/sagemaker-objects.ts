import { AwsError } from '@scones/emulator-core';
import type { S3Objects } from '@scones/emulator-s3';
import type { SageMakerPorts } from '@scones/emulator-sagemaker';

/** S3's objects as SageMaker needs them. */
export function sageMakerObjects(objects: S3Objects): SageMakerPorts['objects'] {
  return {
    list: (bucket, prefix) => objects.list(bucket, prefix),
    async exists(bucket, key) {
      try {
        // The key itself comes first of all that begin with it; a `get` would open the object's file.
        for await (const found of objects.list(bucket, key)) return found.key === key;
        return false;
      } catch (error) {
        if (error instanceof AwsError && error.statusCode === 404) return false;
        throw error;
      }
    },
    read: async (bucket, key) => (await objects.get(bucket, key)).stream(),
    write: async (bucket, key, body) => void (await objects.put(bucket, key, body)),
  };
}
