import { formatS3Location, type S3Location } from '@scones/s3-location';
import { CommandError } from './command-error.ts';

/** The codes of the failures that `explainS3Failure` knows. */
export const S3_FAILURE_CODES = [
  'BUCKET_MISSING',
  'OBJECT_MISSING',
  'WRONG_REGION',
  'BUCKET_REFUSED',
] as const;

/** Says which bucket or object an S3 call did not find; other errors come back as they are. */
export function explainS3Failure(error: unknown, location: S3Location): unknown {
  if (!(error instanceof Error)) return error;
  const { bucket, key } = location;
  const failure = (code: (typeof S3_FAILURE_CODES)[number], message: string, hint: string): CommandError =>
    new CommandError(code, message, hint, { cause: error });
  // HEAD answers have no body, so that the client can only name the status: 404, "NotFound".
  if (error.name === 'NoSuchBucket' || (error.name === 'NotFound' && key === '')) {
    const hint = `Create it (aws s3 mb s3://${bucket}) or name another.`;
    return failure('BUCKET_MISSING', `The bucket "${bucket}" does not exist`, hint);
  }
  if (error.name === 'NoSuchKey' || error.name === 'NotFound') {
    const hint = `See what is there: aws s3 ls ${formatS3Location({ bucket, key: parentOf(key) })}`;
    return failure('OBJECT_MISSING', `There is no object ${formatS3Location(location)}`, hint);
  }
  if (error.name === 'PermanentRedirect' || statusOf(error) === 301) {
    const hint = 'Set AWS_REGION to the region that the bucket is in.';
    return failure('WRONG_REGION', `The bucket "${bucket}" is in another region`, hint);
  }
  if (statusOf(error) === 403) {
    const hint = 'Ask its owner for the permission, or name another bucket.';
    return failure('BUCKET_REFUSED', `Access to the bucket "${bucket}" is denied`, hint);
  }
  return error;
}

function parentOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

function statusOf(error: Error): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
