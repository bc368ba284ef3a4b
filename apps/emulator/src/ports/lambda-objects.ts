import { errorTable } from '@scones/emulator-core';
import type { ObjectPort } from '@scones/emulator-lambda';
import type { S3Objects } from '@scones/emulator-s3';

const errors = errorTable({
  NotImplemented: {
    status: 501,
    message: "The emulator's S3 keeps no versions; leave S3ObjectVersion out.",
  },
});

/** S3's objects as Lambda needs them: the code of a function. */
export function lambdaObjects(objects: S3Objects): ObjectPort {
  return {
    async read(bucket, key, versionId) {
      if (versionId !== undefined) throw errors.NotImplemented();
      return await (await objects.get(bucket, key)).bytes();
    },
  };
}
