import { type AccessRequest, type InputMembers, ownMember } from '@scones/emulator-core';
import { locateCopySource } from './objects/copy-source.ts';
import { names } from './service-names.ts';

/** S3's operations whose action has another name (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html). */
const ACTIONS: Readonly<Record<string, string>> = {
  CompleteMultipartUpload: 'PutObject',
  CopyObject: 'PutObject',
  CreateMultipartUpload: 'PutObject',
  DeleteBucketCors: 'PutBucketCORS',
  DeleteBucketEncryption: 'PutEncryptionConfiguration',
  DeleteBucketLifecycle: 'PutLifecycleConfiguration',
  DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
  DeleteBucketReplication: 'PutReplicationConfiguration',
  DeleteBucketTagging: 'PutBucketTagging',
  DeleteObjects: 'DeleteObject',
  DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
  GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
  GetBucketCors: 'GetBucketCORS',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  GetBucketNotificationConfiguration: 'GetBucketNotification',
  GetBucketReplication: 'GetReplicationConfiguration',
  GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
  ListBuckets: 'ListAllMyBuckets',
  ListMultipartUploads: 'ListBucketMultipartUploads',
  ListObjectVersions: 'ListBucketVersions',
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  ListParts: 'ListMultipartUploadParts',
  PutBucketAccelerateConfiguration: 'PutAccelerateConfiguration',
  PutBucketCors: 'PutBucketCORS',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  PutBucketNotificationConfiguration: 'PutBucketNotification',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  UploadPart: 'PutObject',
  UploadPartCopy: 'PutObject',
};

/** The permissions that an operation of S3 needs; a copy needs those on its source too. */
export function access(operation: string, members: unknown): AccessRequest[] {
  const input = (members ?? {}) as InputMembers;
  const { Bucket, Key, CopySource } = input;
  const action = `${names.iamPrefix}:${ownMember(ACTIONS, operation) ?? operation}`;
  const context = contextOf(input);
  const access = keysOf(operation, input).map((key) => ({
    action,
    resource: objectArn(Bucket, key),
    ...context,
  }));
  // Attributes show more than a list does, so that reading them needs its own permission.
  if (operation === 'GetObjectAttributes')
    access.push({ action: 's3:GetObject', resource: objectArn(Bucket, Key) });
  if (typeof CopySource === 'string') {
    const { bucket, key } = locateCopySource(CopySource);
    access.push({ action: 's3:GetObject', resource: objectArn(bucket, key) });
  }
  return access.length > 0 ? access : [{ action, resource: objectArn(Bucket, Key), ...context }];
}

/** The members that conditions ask for (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html). */
const CONDITION_KEYS: Readonly<Record<string, string>> = {
  Prefix: 's3:prefix',
  Delimiter: 's3:delimiter',
  MaxKeys: 's3:max-keys',
  VersionId: 's3:VersionId',
  ACL: 's3:x-amz-acl',
  CopySource: 's3:x-amz-copy-source',
  MetadataDirective: 's3:x-amz-metadata-directive',
  ServerSideEncryption: 's3:x-amz-server-side-encryption',
  StorageClass: 's3:x-amz-storage-class',
};

function contextOf(input: InputMembers): Pick<AccessRequest, 'context'> {
  const given = Object.entries(CONDITION_KEYS).flatMap(([member, key]) => {
    const value = input[member];
    return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [];
  });
  return given.length > 0 ? { context: Object.fromEntries(given) } : {};
}

/** One operation deletes many objects. */
function keysOf(operation: string, input: InputMembers): unknown[] {
  if (operation !== 'DeleteObjects') return [input['Key']];
  const { Objects = [] } = (input['Delete'] ?? {}) as { Objects?: readonly { Key?: unknown }[] };
  return [Objects].flat().map((object) => object.Key);
}

function objectArn(bucket: unknown, key: unknown): string {
  if (typeof bucket !== 'string') return '*';
  return typeof key === 'string' ? `arn:aws:s3:::${bucket}/${key}` : `arn:aws:s3:::${bucket}`;
}
