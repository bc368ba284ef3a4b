import { type AwsError, wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { corsConfiguration } from './cors-rules.ts';
import { errors } from '../errors.ts';
import { lifecycleConfiguration } from './lifecycle-configuration.ts';
import { checkOwnership } from './owner.ts';
import { taggingInput, tagSetOf, tagsOf } from './tags.ts';
import { unsupported } from '../unsupported.ts';

/** A document that is kept with a bucket: how its operations and the wire show it. */
export interface ConfigurationKind {
  /** The subresource, which is also the name that the document is kept by. */
  readonly subresource: string;
  readonly root: string;
  /** The member of the Put's input. */
  readonly member: string;
  /** Whether the Get's output has it under that member too, rather than its contents at the top. */
  readonly isPayload: boolean;
  /** Absent where none can be put. */
  readonly schema?: z.ZodType;
  /** A header beside the document that is kept with it. */
  readonly inHeader?: {
    readonly header: string;
    readonly member: string;
    readonly schema: z.ZodType<string>;
  };
  /** Further headers of the Put. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The document of a bucket that was never given one … */
  readonly initial?: object;
  /** … and the error when there is none. */
  readonly missing?: (bucket: string) => AwsError;
  readonly putStatus?: number;
  /** Whether deleting it goes back to `initial`. */
  readonly resets?: boolean;
}

/** Refuses a member by its name: the feature that it would start is not here. */
function refused(what: string, why: string) {
  return z
    .unknown()
    .optional()
    .transform((given) => {
      if (given !== undefined) throw unsupported('Feature', what, why);
      return undefined;
    });
}

/** Stored and shown; there is nothing to accelerate. */
export const ACCELERATE: ConfigurationKind = {
  subresource: 'accelerate',
  root: 'AccelerateConfiguration',
  member: 'AccelerateConfiguration',
  isPayload: false,
  schema: z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }),
  initial: {},
};

export const CORS: ConfigurationKind = {
  subresource: 'cors',
  root: 'CORSConfiguration',
  member: 'CORSConfiguration',
  isPayload: false,
  schema: corsConfiguration,
  missing: errors.NoSuchCORSConfiguration,
};

export const ENCRYPTION: ConfigurationKind = {
  subresource: 'encryption',
  root: 'ServerSideEncryptionConfiguration',
  member: 'ServerSideEncryptionConfiguration',
  isPayload: true,
  schema: z.strictObject({
    Rules: z
      .array(
        z.strictObject({
          ApplyServerSideEncryptionByDefault: z
            .strictObject({
              SSEAlgorithm: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse']),
              KMSMasterKeyID: z.string().optional(),
            })
            .optional(),
          BucketKeyEnabled: wireBoolean.default(false),
        }),
      )
      .length(1),
  }),
  initial: {
    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
  },
  resets: true,
};

export const LIFECYCLE: ConfigurationKind = {
  subresource: 'lifecycle',
  root: 'LifecycleConfiguration',
  member: 'LifecycleConfiguration',
  isPayload: false,
  schema: lifecycleConfiguration,
  inHeader: {
    header: 'x-amz-transition-default-minimum-object-size',
    member: 'TransitionDefaultMinimumObjectSize',
    schema: z
      .string()
      .default('all_storage_classes_128K')
      .transform((size) => {
        if (size !== 'all_storage_classes_128K' && size !== 'varies_by_storage_class')
          throw errors.InvalidRequest.transitionSize({ size });
        return size;
      }),
  },
  missing: errors.NoSuchLifecycleConfiguration,
};

export const LOGGING: ConfigurationKind = {
  subresource: 'logging',
  root: 'BucketLoggingStatus',
  member: 'BucketLoggingStatus',
  isPayload: false,
  schema: z.strictObject({ LoggingEnabled: refused('LoggingEnabled', 'no access logs are written.') }),
  initial: {},
};

const noEvents = (name: string) => refused(name, 'buckets send no events.');

export const NOTIFICATION: ConfigurationKind = {
  subresource: 'notification',
  root: 'NotificationConfiguration',
  member: 'NotificationConfiguration',
  isPayload: false,
  schema: z.strictObject({
    TopicConfiguration: noEvents('TopicConfigurations'),
    QueueConfiguration: noEvents('QueueConfigurations'),
    CloudFunctionConfiguration: noEvents('LambdaFunctionConfigurations'),
    EventBridgeConfiguration: noEvents('EventBridgeConfiguration'),
  }),
  headers: { 'x-amz-skip-destination-validation': 'SkipDestinationValidation' },
  initial: {},
};

export const OBJECT_LOCK: ConfigurationKind = {
  subresource: 'object-lock',
  root: 'ObjectLockConfiguration',
  member: 'ObjectLockConfiguration',
  isPayload: true,
  missing: errors.ObjectLockConfigurationNotFoundError,
};

export const OWNERSHIP_CONTROLS: ConfigurationKind = {
  subresource: 'ownershipControls',
  root: 'OwnershipControls',
  member: 'OwnershipControls',
  isPayload: true,
  schema: z.strictObject({
    Rules: z
      .array(
        z.strictObject({
          ObjectOwnership: z
            .enum(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'])
            .transform(checkOwnership),
        }),
      )
      .length(1),
  }),
  initial: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  missing: errors.OwnershipControlsNotFoundError,
};

export const PUBLIC_ACCESS_BLOCK: ConfigurationKind = {
  subresource: 'publicAccessBlock',
  root: 'PublicAccessBlockConfiguration',
  member: 'PublicAccessBlockConfiguration',
  isPayload: true,
  schema: z.strictObject({
    BlockPublicAcls: wireBoolean.default(false),
    IgnorePublicAcls: wireBoolean.default(false),
    BlockPublicPolicy: wireBoolean.default(false),
    RestrictPublicBuckets: wireBoolean.default(false),
  }),
  initial: {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  },
  missing: errors.NoSuchPublicAccessBlockConfiguration,
};

export const REPLICATION: ConfigurationKind = {
  subresource: 'replication',
  root: 'ReplicationConfiguration',
  member: 'ReplicationConfiguration',
  isPayload: true,
  missing: errors.ReplicationConfigurationNotFoundError,
};

export const REQUEST_PAYMENT: ConfigurationKind = {
  subresource: 'requestPayment',
  root: 'RequestPaymentConfiguration',
  member: 'RequestPaymentConfiguration',
  isPayload: false,
  schema: z.strictObject({
    Payer: z.enum(['BucketOwner', 'Requester']).transform((payer) => {
      if (payer === 'Requester') throw unsupported('Feature', 'requester pays', 'there is only one account.');
      return payer;
    }),
  }),
  initial: { Payer: 'BucketOwner' },
};

export const TAGGING: ConfigurationKind = {
  subresource: 'tagging',
  root: 'Tagging',
  member: 'Tagging',
  isPayload: false,
  // An empty set of tags counts as none.
  schema: taggingInput.transform(({ TagSet }) =>
    TagSet.length === 0 ? null : { TagSet: tagSetOf(tagsOf(TagSet, 'bucket')) },
  ),
  missing: errors.NoSuchTagSet,
  putStatus: 204,
};

export const WEBSITE: ConfigurationKind = {
  subresource: 'website',
  root: 'WebsiteConfiguration',
  member: 'WebsiteConfiguration',
  isPayload: false,
  missing: errors.NoSuchWebsiteConfiguration,
};
