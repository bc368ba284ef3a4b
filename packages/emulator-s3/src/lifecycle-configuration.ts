import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';

const days = z.coerce.number().int().positive();
const tag = z.strictObject({ Key: z.string(), Value: z.string() });
const storageClass = z.enum([
  'GLACIER',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
]);

const sizes = {
  ObjectSizeGreaterThan: z.coerce.number().optional(),
  ObjectSizeLessThan: z.coerce.number().optional(),
};
const filter = z.strictObject({
  Prefix: z.string().optional(),
  Tag: tag.optional(),
  ...sizes,
  And: z.strictObject({ Prefix: z.string().optional(), Tags: z.array(tag).optional(), ...sizes }).optional(),
});

const rule = z
  .strictObject({
    ID: z.string().max(255).optional(),
    Status: z.enum(['Enabled', 'Disabled']),
    Prefix: z.string().optional(),
    Filter: z.union([filter, z.literal('').transform(() => ({}))]).optional(),
    Expiration: z
      .strictObject({
        Days: days.optional(),
        Date: z.string().optional(),
        ExpiredObjectDeleteMarker: wireBoolean.optional(),
      })
      .optional(),
    Transitions: z
      .array(
        z.strictObject({ Days: days.optional(), Date: z.string().optional(), StorageClass: storageClass }),
      )
      .optional(),
    NoncurrentVersionExpiration: z
      .strictObject({ NoncurrentDays: days, NewerNoncurrentVersions: days.optional() })
      .optional(),
    NoncurrentVersionTransitions: z
      .array(
        z.strictObject({
          NoncurrentDays: days,
          StorageClass: storageClass,
          NewerNoncurrentVersions: days.optional(),
        }),
      )
      .optional(),
    AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: days }).optional(),
  })
  .refine(
    (rule) =>
      rule.Expiration ??
      rule.Transitions ??
      rule.NoncurrentVersionExpiration ??
      rule.NoncurrentVersionTransitions ??
      rule.AbortIncompleteMultipartUpload,
    'At least one action needs to be specified in a rule',
  );

/** A bucket's lifecycle rules: kept and shown; the emulator lets nothing expire by itself. */
export const lifecycleConfiguration = z.strictObject({ Rules: z.array(rule).min(1).max(1000) });
