import type { OperationTable } from '@scones/emulator-core';
import { getAcl, putAcl } from './buckets/acl-operations.ts';
import {
  ACCELERATE,
  CORS,
  ENCRYPTION,
  LIFECYCLE,
  LOGGING,
  NOTIFICATION,
  OBJECT_LOCK,
  OWNERSHIP_CONTROLS,
  PUBLIC_ACCESS_BLOCK,
  REPLICATION,
  REQUEST_PAYMENT,
  TAGGING,
  WEBSITE,
} from './buckets/bucket-configurations.ts';
import type { S3Context } from './context.ts';
import { abortMultipartUpload } from './operations/abort-multipart-upload.ts';
import {
  deleteConfiguration,
  getConfiguration,
  putConfiguration,
} from './buckets/configuration-operations.ts';
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts';
import { copyObject } from './operations/copy-object.ts';
import { createBucket } from './operations/create-bucket.ts';
import { createMultipartUpload } from './operations/create-multipart-upload.ts';
import { deleteBucketPolicy } from './operations/delete-bucket-policy.ts';
import { deleteBucket } from './operations/delete-bucket.ts';
import { deleteObjectTagging } from './operations/delete-object-tagging.ts';
import { deleteObject } from './operations/delete-object.ts';
import { deleteObjects } from './operations/delete-objects.ts';
import { getBucketLocation } from './operations/get-bucket-location.ts';
import { getBucketPolicy } from './operations/get-bucket-policy.ts';
import { getBucketVersioning } from './operations/get-bucket-versioning.ts';
import { getBucketPolicyStatus } from './operations/get-bucket-policy-status.ts';
import { getObjectAttributes } from './operations/get-object-attributes.ts';
import { getObjectTagging } from './operations/get-object-tagging.ts';
import { getObject } from './operations/get-object.ts';
import { headBucket } from './operations/head-bucket.ts';
import { headObject } from './operations/head-object.ts';
import { listBuckets } from './operations/list-buckets.ts';
import { listMultipartUploads } from './operations/list-multipart-uploads.ts';
import { listObjectVersions } from './operations/list-object-versions.ts';
import { listObjectsV2 } from './operations/list-objects-v2.ts';
import { listObjects } from './operations/list-objects.ts';
import { listParts } from './operations/list-parts.ts';
import { putBucketPolicy } from './operations/put-bucket-policy.ts';
import { putObjectTagging } from './operations/put-object-tagging.ts';
import { putObject } from './operations/put-object.ts';
import { uploadPartCopy } from './operations/upload-part-copy.ts';
import { uploadPart } from './operations/upload-part.ts';
import { lockOperation } from './objects/object-lock.ts';

/** All that the emulator's S3 can do. */
export const operations = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateMultipartUpload: createMultipartUpload,
  DeleteBucket: deleteBucket,
  DeleteBucketCors: deleteConfiguration(CORS),
  DeleteBucketEncryption: deleteConfiguration(ENCRYPTION),
  DeleteBucketLifecycle: deleteConfiguration(LIFECYCLE),
  DeleteBucketOwnershipControls: deleteConfiguration(OWNERSHIP_CONTROLS),
  DeleteBucketPolicy: deleteBucketPolicy,
  DeleteBucketReplication: deleteConfiguration(REPLICATION),
  DeleteBucketTagging: deleteConfiguration(TAGGING),
  DeleteBucketWebsite: deleteConfiguration(WEBSITE),
  DeleteObject: deleteObject,
  DeleteObjectTagging: deleteObjectTagging,
  DeleteObjects: deleteObjects,
  DeletePublicAccessBlock: deleteConfiguration(PUBLIC_ACCESS_BLOCK),
  GetBucketAccelerateConfiguration: getConfiguration(ACCELERATE),
  GetBucketAcl: getAcl('bucket'),
  GetBucketCors: getConfiguration(CORS),
  GetBucketEncryption: getConfiguration(ENCRYPTION),
  GetBucketLifecycleConfiguration: getConfiguration(LIFECYCLE),
  GetBucketLocation: getBucketLocation,
  GetBucketLogging: getConfiguration(LOGGING),
  GetBucketNotificationConfiguration: getConfiguration(NOTIFICATION),
  GetBucketOwnershipControls: getConfiguration(OWNERSHIP_CONTROLS),
  GetBucketPolicy: getBucketPolicy,
  GetBucketPolicyStatus: getBucketPolicyStatus,
  GetBucketReplication: getConfiguration(REPLICATION),
  GetBucketRequestPayment: getConfiguration(REQUEST_PAYMENT),
  GetBucketTagging: getConfiguration(TAGGING),
  GetBucketVersioning: getBucketVersioning,
  GetBucketWebsite: getConfiguration(WEBSITE),
  GetObject: getObject,
  GetObjectAcl: getAcl('object'),
  GetObjectAttributes: getObjectAttributes,
  GetObjectLegalHold: lockOperation('GET object?legal-hold'),
  GetObjectLockConfiguration: getConfiguration(OBJECT_LOCK),
  GetObjectRetention: lockOperation('GET object?retention'),
  GetObjectTagging: getObjectTagging,
  GetPublicAccessBlock: getConfiguration(PUBLIC_ACCESS_BLOCK),
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListMultipartUploads: listMultipartUploads,
  ListObjectVersions: listObjectVersions,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListParts: listParts,
  PutBucketAccelerateConfiguration: putConfiguration(ACCELERATE),
  PutBucketAcl: putAcl('bucket'),
  PutBucketCors: putConfiguration(CORS),
  PutBucketEncryption: putConfiguration(ENCRYPTION),
  PutBucketLifecycleConfiguration: putConfiguration(LIFECYCLE),
  PutBucketLogging: putConfiguration(LOGGING),
  PutBucketNotificationConfiguration: putConfiguration(NOTIFICATION),
  PutBucketOwnershipControls: putConfiguration(OWNERSHIP_CONTROLS),
  PutBucketPolicy: putBucketPolicy,
  PutBucketRequestPayment: putConfiguration(REQUEST_PAYMENT),
  PutBucketTagging: putConfiguration(TAGGING),
  PutObject: putObject,
  PutObjectAcl: putAcl('object'),
  PutObjectLegalHold: lockOperation('PUT object?legal-hold'),
  PutObjectRetention: lockOperation('PUT object?retention'),
  PutObjectTagging: putObjectTagging,
  PutPublicAccessBlock: putConfiguration(PUBLIC_ACCESS_BLOCK),
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
} satisfies OperationTable<S3Context>;
