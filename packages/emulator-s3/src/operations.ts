import {
  ENCRYPTION,
  LIFECYCLE,
  OWNERSHIP_CONTROLS,
  PUBLIC_ACCESS_BLOCK,
  TAGGING,
} from './bucket-configurations.ts';
import { abortMultipartUpload } from './operations/abort-multipart-upload.ts';
import { deleteConfiguration, getConfiguration, putConfiguration } from './configuration-operations.ts';
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
import { getObjectTagging } from './operations/get-object-tagging.ts';
import { getObject } from './operations/get-object.ts';
import { headBucket } from './operations/head-bucket.ts';
import { headObject } from './operations/head-object.ts';
import { listBuckets } from './operations/list-buckets.ts';
import { listMultipartUploads } from './operations/list-multipart-uploads.ts';
import { listObjectsV2 } from './operations/list-objects-v2.ts';
import { listObjects } from './operations/list-objects.ts';
import { listParts } from './operations/list-parts.ts';
import { putBucketPolicy } from './operations/put-bucket-policy.ts';
import { putObjectTagging } from './operations/put-object-tagging.ts';
import { putObject } from './operations/put-object.ts';
import { uploadPartCopy } from './operations/upload-part-copy.ts';
import { uploadPart } from './operations/upload-part.ts';
import type { S3Operation } from './s3-operation.ts';

/** What the emulator's S3 can do: the only list of it. */
export const operations = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateMultipartUpload: createMultipartUpload,
  DeleteBucket: deleteBucket,
  DeleteBucketEncryption: deleteConfiguration(ENCRYPTION),
  DeleteBucketLifecycle: deleteConfiguration(LIFECYCLE),
  DeleteBucketOwnershipControls: deleteConfiguration(OWNERSHIP_CONTROLS),
  DeleteBucketPolicy: deleteBucketPolicy,
  DeleteBucketTagging: deleteConfiguration(TAGGING),
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  DeleteObjectTagging: deleteObjectTagging,
  DeletePublicAccessBlock: deleteConfiguration(PUBLIC_ACCESS_BLOCK),
  GetBucketEncryption: getConfiguration(ENCRYPTION),
  GetBucketLifecycleConfiguration: getConfiguration(LIFECYCLE),
  GetBucketLocation: getBucketLocation,
  GetBucketOwnershipControls: getConfiguration(OWNERSHIP_CONTROLS),
  GetBucketPolicy: getBucketPolicy,
  GetBucketTagging: getConfiguration(TAGGING),
  GetBucketVersioning: getBucketVersioning,
  GetObject: getObject,
  GetObjectTagging: getObjectTagging,
  GetPublicAccessBlock: getConfiguration(PUBLIC_ACCESS_BLOCK),
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListMultipartUploads: listMultipartUploads,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListParts: listParts,
  PutBucketEncryption: putConfiguration(ENCRYPTION),
  PutBucketLifecycleConfiguration: putConfiguration(LIFECYCLE),
  PutBucketOwnershipControls: putConfiguration(OWNERSHIP_CONTROLS),
  PutBucketPolicy: putBucketPolicy,
  PutBucketTagging: putConfiguration(TAGGING),
  PutObject: putObject,
  PutObjectTagging: putObjectTagging,
  PutPublicAccessBlock: putConfiguration(PUBLIC_ACCESS_BLOCK),
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
} satisfies Record<string, S3Operation>;
