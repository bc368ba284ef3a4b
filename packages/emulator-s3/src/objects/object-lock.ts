import { errors } from '../errors.ts';
import { VERSION_QUERY, versionInput } from '../request-members.ts';
import { operation, type S3Operation } from '../s3-operation.ts';

/** Retention and legal hold need a bucket with object lock. No bucket here has it, and S3's error says so. */
export function lockOperation(route: `${'GET' | 'PUT'} object?${'legal-hold' | 'retention'}`): S3Operation {
  return operation<object>()(
    {
      route,
      query: VERSION_QUERY,
      headers: { 'x-amz-bypass-governance-retention': 'BypassGovernanceRetention' },
    },
    versionInput,
    ({ buckets, objects }, { Bucket, Key }) => {
      buckets.get(Bucket);
      objects.get(Bucket, Key);
      throw errors.InvalidRequest.noObjectLock();
    },
  );
}
