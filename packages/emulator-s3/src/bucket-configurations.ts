import { type AwsError, wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';
import { lifecycleConfiguration } from './lifecycle-configuration.ts';
import { checkOwnership } from './owner.ts';
import { taggingInput, tagsOf } from './tags.ts';

/** A document that is kept with a bucket, as its operations and the wire have it. */
export interface ConfigurationKind {
  /** The subresource, which is also the name that the document is kept by. */
  readonly subresource: string;
  readonly root: string;
  /** The member of the Put's input. */
  readonly member: string;
  /** Whether the Get's output has it under that member too, rather than its contents at the top. */
  readonly isPayload: boolean;
  readonly schema: z.ZodType;
  /** What a bucket has that was never given one … */
  readonly initial?: object;
  /** … and what it answers when there is none. */
  readonly missing: (bucket: string) => AwsError;
  readonly putStatus?: number;
  /** Whether deleting it goes back to `initial`. */
  readonly resets?: boolean;
}

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
  missing: () => errors.InternalError(),
};

export const LIFECYCLE: ConfigurationKind = {
  subresource: 'lifecycle',
  root: 'LifecycleConfiguration',
  member: 'LifecycleConfiguration',
  isPayload: false,
  schema: lifecycleConfiguration,
  missing: errors.NoSuchLifecycleConfiguration,
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

export const TAGGING: ConfigurationKind = {
  subresource: 'tagging',
  root: 'Tagging',
  member: 'Tagging',
  isPayload: false,
  schema: taggingInput.refine(({ TagSet }) => tagsOf(TagSet, 'bucket')),
  missing: errors.NoSuchTagSet,
  putStatus: 204,
};
