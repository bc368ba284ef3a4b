import type { AwsError, NotSupported } from '@scones/emulator-core';
import { unsupported } from './unsupported.ts';

interface Unsupported {
  readonly routes: Readonly<Record<string, string>>;
  readonly why: string;
}

/** S3's operations that the emulator does not have, by the feature that they need, with their routes. */
const OPERATIONS: readonly Unsupported[] = [
  {
    routes: { PutBucketVersioning: 'PUT bucket?versioning' },
    why: 'objects have no versions; a bucket answers as one that was never versioned',
  },
  {
    routes: {
      PutObjectLockConfiguration: 'PUT bucket?object-lock',
    },
    why: 'objects have no versions that could be locked',
  },
  {
    routes: { PutBucketReplication: 'PUT bucket?replication' },
    why: 'there is no other region to copy objects to',
  },
  {
    routes: { PutBucketWebsite: 'PUT bucket?website' },
    why: 'there is no web server for buckets; objects are read by their own URLs, which may be presigned',
  },
  {
    routes: {
      PutBucketAnalyticsConfiguration: 'PUT bucket?analytics',
      GetBucketAnalyticsConfiguration: 'GET bucket?analytics',
      ListBucketAnalyticsConfigurations: '',
      DeleteBucketAnalyticsConfiguration: 'DELETE bucket?analytics',
      PutBucketInventoryConfiguration: 'PUT bucket?inventory',
      GetBucketInventoryConfiguration: 'GET bucket?inventory',
      ListBucketInventoryConfigurations: '',
      DeleteBucketInventoryConfiguration: 'DELETE bucket?inventory',
      PutBucketMetricsConfiguration: 'PUT bucket?metrics',
      GetBucketMetricsConfiguration: 'GET bucket?metrics',
      ListBucketMetricsConfigurations: '',
      DeleteBucketMetricsConfiguration: 'DELETE bucket?metrics',
    },
    why: 'no reports are written about buckets',
  },
  {
    routes: {
      PutBucketIntelligentTieringConfiguration: 'PUT bucket?intelligent-tiering',
      GetBucketIntelligentTieringConfiguration: 'GET bucket?intelligent-tiering',
      ListBucketIntelligentTieringConfigurations: '',
      DeleteBucketIntelligentTieringConfiguration: 'DELETE bucket?intelligent-tiering',
      RestoreObject: 'POST object?restore',
    },
    why: 'storage classes are kept and shown, but no object moves from one to another',
  },
  {
    routes: {
      CreateBucketMetadataConfiguration: 'POST bucket?metadataConfiguration',
      GetBucketMetadataConfiguration: 'GET bucket?metadataConfiguration',
      DeleteBucketMetadataConfiguration: 'DELETE bucket?metadataConfiguration',
      CreateBucketMetadataTableConfiguration: 'POST bucket?metadataTable',
      GetBucketMetadataTableConfiguration: 'GET bucket?metadataTable',
      DeleteBucketMetadataTableConfiguration: 'DELETE bucket?metadataTable',
      UpdateBucketMetadataInventoryTableConfiguration: 'PUT bucket?metadataInventoryTable',
      UpdateBucketMetadataJournalTableConfiguration: 'PUT bucket?metadataJournalTable',
      UpdateBucketMetadataAnnotationTableConfiguration: 'PUT bucket?metadataAnnotationTable',
      PutObjectAnnotation: 'PUT object?annotation',
      GetObjectAnnotation: 'GET object?annotation',
      ListObjectAnnotations: '',
      DeleteObjectAnnotation: 'DELETE object?annotation',
    },
    why: 'there are no metadata tables and annotations; use tags or metadata of the object',
  },
  {
    routes: { GetBucketAbac: 'GET bucket?abac', PutBucketAbac: 'PUT bucket?abac' },
    why: 'access is not decided by tags',
  },
  {
    routes: { SelectObjectContent: 'POST object?select', GetObjectTorrent: 'GET object?torrent' },
    why: 'AWS itself gives this to no new customer; read the object instead',
  },
  {
    routes: {
      CreateSession: 'GET bucket?session',
      ListDirectoryBuckets: '',
      RenameObject: 'PUT object?renameObject',
    },
    why: 'there are no directory buckets; copy the object and delete it',
  },
  {
    routes: { UpdateObjectEncryption: 'PUT object?encryption' },
    why: 'nothing is encrypted; copy the object with the encryption that it is to show',
  },
  {
    routes: { WriteGetObjectResponse: '' },
    why: 'there are no Object Lambda access points',
  },
];

const FEATURES: readonly NotSupported[] = [
  {
    what: 'Access control lists other than private and bucket-owner-full-control',
    why: 'They are refused as by a bucket with the ownership BucketOwnerEnforced, which every new bucket has; use a policy.',
  },
  {
    what: 'Object ownership other than BucketOwnerEnforced',
    why: 'There are no access control lists.',
  },
  {
    what: 'PutBucketLogging with LoggingEnabled',
    why: 'No access logs are written; the emulator logs its own faults.',
  },
  {
    what: 'PutBucketNotificationConfiguration with a configuration',
    why: 'Buckets send no events; start what should follow an upload from where you upload.',
  },
  {
    what: 'PutBucketRequestPayment with Requester',
    why: 'There is only one account, and nothing costs anything.',
  },
  {
    what: 'Encryption with keys that a customer provides (SSE-C), and encryption contexts',
    why: 'Nothing is encrypted, so that a wrong key could not be told from the right one. The other kinds are kept and shown.',
  },
  {
    what: 'Object lock in CreateBucket and PutObject',
    why: 'Objects have no versions that could be locked.',
  },
  {
    what: 'Signatures of version 4a, and of version 2 in headers',
    why: 'The emulator plays one region, and clients sign by version 4. Without `--enforce-iam` no signature is checked; the time of a presigned URL and the policy of a form are.',
  },
  {
    what: 'Lifecycle rules at work',
    why: 'Rules are kept, shown and named in x-amz-expiration; nothing expires by itself.',
  },
];

const ROUTES: ReadonlyMap<string, string> = new Map(
  OPERATIONS.flatMap(({ routes }) => Object.entries(routes).map(([name, route]) => [route, name])),
);
const REASONS: ReadonlyMap<string, string> = new Map(
  OPERATIONS.flatMap(({ routes, why }) => Object.keys(routes).map((name) => [name, why])),
);

/** The operation of a route; the route itself where S3 has no such operation. */
export function operationOfRoute(route: string): string {
  return ROUTES.get(route) ?? route;
}

/** The refusal of an operation, with its reason. */
export function notSupported(operation: string): AwsError {
  const why = REASONS.get(operation);
  return unsupported('Operation', operation, why && `${why}.`);
}

/** Everything of S3 that the emulator does not have. */
export const NOT_SUPPORTED: readonly NotSupported[] = [
  ...[...REASONS].map(([what, why]) => ({ what, why: sentence(why) })),
  ...FEATURES,
];

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
