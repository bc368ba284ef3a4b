import { arn, type Identity, wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import type { Bucket } from './bucket-table.ts';

/** An object's encryption as it is shown. Nothing is encrypted here: keys are named, never used. */
export interface Encryption {
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly SSEKMSKeyId?: string;
  readonly BucketKeyEnabled?: boolean;
}

export const ENCRYPTION_HEADERS = {
  'x-amz-server-side-encryption': 'ServerSideEncryption',
  'x-amz-server-side-encryption-aws-kms-key-id': 'SSEKMSKeyId',
  'x-amz-server-side-encryption-bucket-key-enabled': 'BucketKeyEnabled',
} as const;

export const encryptionInput = z.object({
  ServerSideEncryption: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse']).optional(),
  SSEKMSKeyId: z.string().optional(),
  BucketKeyEnabled: wireBoolean.optional(),
});

interface DefaultRule {
  readonly ApplyServerSideEncryptionByDefault?: {
    readonly SSEAlgorithm: NonNullable<Encryption['ServerSideEncryption']>;
    readonly KMSMasterKeyID?: string;
  };
  readonly BucketKeyEnabled: boolean;
}

/** The encryption that an upload asks for, else the bucket's own. Empty for AES256, which every object has. */
export function encryptionFor(
  given: z.output<typeof encryptionInput>,
  bucket: Bucket,
  identity: Identity,
): Encryption {
  const {
    ServerSideEncryption = 'AES256',
    SSEKMSKeyId,
    BucketKeyEnabled,
  } = given.ServerSideEncryption === undefined ? defaultOf(bucket) : given;
  if (ServerSideEncryption === 'AES256') return {};
  return {
    ServerSideEncryption,
    ...(SSEKMSKeyId && { SSEKMSKeyId: keyArn(SSEKMSKeyId, identity) }),
    ...(BucketKeyEnabled && { BucketKeyEnabled }),
  };
}

function defaultOf({ configurations }: Bucket): Encryption {
  const { Rules = [] } = (configurations['encryption'] ?? {}) as { Rules?: readonly DefaultRule[] };
  const { ApplyServerSideEncryptionByDefault, BucketKeyEnabled } = Rules[0] ?? {};
  const { SSEAlgorithm, KMSMasterKeyID } = ApplyServerSideEncryptionByDefault ?? {};
  return {
    ...(SSEAlgorithm && { ServerSideEncryption: SSEAlgorithm }),
    ...(KMSMasterKeyID && { SSEKMSKeyId: KMSMasterKeyID }),
    ...(BucketKeyEnabled && { BucketKeyEnabled }),
  };
}

/** A key's id, which S3 shows as its ARN. An alias stays an alias. */
function keyArn(key: string, identity: Identity): string {
  if (key.startsWith('arn:')) return key;
  return arn(identity, 'kms', key.startsWith('alias/') ? key : `key/${key}`);
}

/** As replies to writing and reading show it. */
export function shownEncryption({
  ServerSideEncryption,
  SSEKMSKeyId,
  BucketKeyEnabled,
}: Encryption): Encryption {
  return {
    ServerSideEncryption: ServerSideEncryption ?? 'AES256',
    ...(SSEKMSKeyId && { SSEKMSKeyId }),
    ...(BucketKeyEnabled && { BucketKeyEnabled }),
  };
}
