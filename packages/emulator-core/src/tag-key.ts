import { z } from 'zod';

/** Whether a tag's key is one that AWS keeps for its own tags. */
export function isReservedTagKey(key: string): boolean {
  return key.toLowerCase().startsWith('aws:');
}

export const RESERVED_TAG_KEY = 'aws: prefixed tag key names are not allowed for external use.';

/** The key of a tag that a user sets (https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html). */
export const tagKey = z
  .string()
  .min(1)
  .max(128)
  .refine((key) => !isReservedTagKey(key), RESERVED_TAG_KEY);
