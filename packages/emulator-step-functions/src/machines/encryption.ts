import { z } from 'zod';
import { errors } from '../errors.ts';

/** How AWS would encrypt what it keeps. The emulator keeps and shows this, and encrypts nothing. */
export interface Encryption {
  readonly type: 'AWS_OWNED_KEY' | 'CUSTOMER_MANAGED_KMS_KEY';
  /** A key's id, ARN or alias. */
  readonly kmsKeyId?: string | undefined;
  readonly kmsDataKeyReusePeriodSeconds?: number | undefined;
}

/** `encryptionConfiguration` as operations take it. */
export const encryptionInput = z
  .strictObject({
    type: z.enum(['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY']),
    kmsKeyId: z.string().min(1).max(2048).optional(),
    kmsDataKeyReusePeriodSeconds: z.number().int().optional(),
  })
  .optional();

/** AWS's own, for a new thing that asks for none. */
export const OWNED_KEY: Encryption = { type: 'AWS_OWNED_KEY' };

const DEFAULT_REUSE_SECONDS = 300;

/** Throws `InvalidEncryptionConfiguration`. */
export function readEncryption({ type, kmsKeyId, kmsDataKeyReusePeriodSeconds }: Encryption): Encryption {
  const seconds = kmsDataKeyReusePeriodSeconds ?? DEFAULT_REUSE_SECONDS;
  if (type === 'AWS_OWNED_KEY') {
    if (kmsKeyId !== undefined) throw errors.InvalidEncryptionConfiguration.needlessKey();
    return OWNED_KEY;
  }
  if (kmsKeyId === undefined) throw errors.InvalidEncryptionConfiguration.noKey();
  if (seconds < 60 || seconds > 900) throw errors.InvalidEncryptionConfiguration.period();
  return { kmsKeyId, kmsDataKeyReusePeriodSeconds: seconds, type };
}
