import {
  type AccessRequest,
  contextValues,
  type InputMembers,
  inputTags,
  ownMember,
  tagValuesUnder,
} from '@scones/emulator-core';
import type { Objects } from './objects/objects.ts';
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

/** The actions of operations on a version of an object that is named, by their actions on the newest. */
const VERSION_ACTIONS: Readonly<Record<string, string>> = {
  GetObject: 'GetObjectVersion',
  GetObjectAcl: 'GetObjectVersionAcl',
  GetObjectAttributes: 'GetObjectVersionAttributes',
  GetObjectTagging: 'GetObjectVersionTagging',
  PutObjectAcl: 'PutObjectVersionAcl',
  PutObjectTagging: 'PutObjectVersionTagging',
  DeleteObject: 'DeleteObjectVersion',
  DeleteObjectTagging: 'DeleteObjectVersionTagging',
};

function actionOn(action: string, version: unknown): string {
  const ofVersion = typeof version === 'string' ? ownMember(VERSION_ACTIONS, action) : undefined;
  return `${names.iamPrefix}:${ofVersion ?? action}`;
}

/** The permissions that an operation of S3 needs: on what it is about, for what it sets besides, and on a copy's source. */
export function access(operation: string, members: unknown): AccessRequest[] {
  const input = (members ?? {}) as InputMembers;
  const { Bucket, Key, VersionId, CopySource } = input;
  const action = ownMember(ACTIONS, operation) ?? operation;
  const context = contextOf(input);
  const ask = (name: string, key: unknown, version?: unknown): AccessRequest => ({
    action: actionOn(name, version),
    resource: objectArn(Bucket, key),
    ...(context && { context }),
  });
  const asked = objectsOf(operation, input).map(([key, version]) => ask(action, key, version));
  const { Tags } = (input['CreateBucketConfiguration'] ?? {}) as InputMembers;
  if (Tags !== undefined) asked.push(ask('TagResource', Key));
  const further = Object.entries(FURTHER_ACTIONS[operation] ?? {}).filter(
    ([member]) => (input[member] ?? '') !== '' && input[member] !== 'false',
  );
  asked.push(...further.flatMap(([, actions]) => actions.map((name) => ask(name, Key))));
  // Attributes show more than a list does, so that reading them needs its own permission.
  if (operation === 'GetObjectAttributes')
    asked.push({ action: actionOn('GetObject', VersionId), resource: objectArn(Bucket, Key) });
  if (typeof CopySource === 'string') {
    const { bucket, key, version } = locateCopySource(CopySource);
    asked.push({ action: actionOn('GetObject', version), resource: objectArn(bucket, key) });
  }
  return asked;
}

/** The same, and for the tags that a copy takes from its source the permissions to read and to give them. */
export function accessTo(
  objects: Pick<Objects, 'find'>,
): (operation: string, input: unknown) => AccessRequest[] {
  return (operation, members) => {
    const asked = access(operation, members);
    const { Bucket, Key, CopySource, TaggingDirective } = (members ?? {}) as InputMembers;
    if (operation !== 'CopyObject' || typeof CopySource !== 'string' || TaggingDirective === 'REPLACE')
      return asked;
    const { bucket, key, version } = locateCopySource(CopySource);
    const tags = objects.find(bucket, key)?.attributes.Tags ?? {};
    if (Object.keys(tags).length === 0) return asked;
    return [
      ...asked,
      { action: actionOn('GetObjectTagging', version), resource: objectArn(bucket, key) },
      { action: actionOn('PutObjectTagging', undefined), resource: objectArn(Bucket, Key) },
    ];
  };
}

/** The actions that a member of an input needs when it is given, beside the operation's own. */
const ON_WRITE = { ACL: ['PutObjectAcl'], Tagging: ['PutObjectTagging'] };
const FURTHER_ACTIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  CreateBucket: {
    ACL: ['PutBucketAcl'],
    ObjectOwnership: ['PutBucketOwnershipControls'],
    ObjectLockEnabledForBucket: ['PutBucketObjectLockConfiguration', 'PutBucketVersioning'],
  },
  PutObject: ON_WRITE,
  CopyObject: ON_WRITE,
  CreateMultipartUpload: ON_WRITE,
};

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
  ObjectOwnership: 's3:x-amz-object-ownership',
  IfMatch: 's3:if-match',
  IfNoneMatch: 's3:if-none-match',
};

function contextOf(input: InputMembers): AccessRequest['context'] {
  return contextValues({
    ...Object.fromEntries(Object.entries(CONDITION_KEYS).map(([member, key]) => [key, input[member]])),
    ...tagsOfObject(input),
    ...tagsOfBucket(input),
  });
}

/** S3 has keys of its own for the tags that a request gives to objects. The header of a write has them as a query. */
function tagsOfObject({ Key, Tagging }: InputMembers): Readonly<Record<string, unknown>> {
  if (typeof Key !== 'string') return {};
  const { TagSet } = (Tagging ?? {}) as InputMembers;
  const tags = typeof Tagging === 'string' ? [...new URLSearchParams(Tagging)] : inputTags({ Tags: TagSet });
  return {
    's3:RequestObjectTagKeys': tags.map(([key]) => key),
    ...tagValuesUnder('s3:RequestObjectTag', Object.fromEntries(tags)),
  };
}

function tagsOfBucket({ CreateBucketConfiguration }: InputMembers): Readonly<Record<string, unknown>> {
  const tags = inputTags(CreateBucketConfiguration);
  return {
    'aws:TagKeys': tags.map(([key]) => key),
    ...tagValuesUnder('aws:RequestTag', Object.fromEntries(tags)),
  };
}

/** The keys that an operation is about, each with the version that is named; one operation deletes many. */
function objectsOf(
  operation: string,
  { Key, VersionId, Delete }: InputMembers,
): (readonly [key: unknown, version: unknown])[] {
  if (operation !== 'DeleteObjects') return [[Key, VersionId]];
  const { Objects = [] } = (Delete ?? {}) as { Objects?: readonly (InputMembers | null)[] };
  const named = [Objects].flat().map((object) => [object?.['Key'], object?.['VersionId']] as const);
  return named.length > 0 ? named : [[Key, VersionId]];
}

function objectArn(bucket: unknown, key: unknown): string {
  if (typeof bucket !== 'string') return '*';
  return typeof key === 'string' ? `arn:aws:s3:::${bucket}/${key}` : `arn:aws:s3:::${bucket}`;
}
