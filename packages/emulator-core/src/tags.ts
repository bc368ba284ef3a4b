import { z } from 'zod';
import type { AwsError } from './aws-error.ts';

/** A resource's tags, as every service keeps them. */
export type Tags = Readonly<Record<string, string>>;

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

const tagValue = z.string().max(256);

/** One tag, as most services write it. */
export const tag = z.strictObject({ Key: tagKey, Value: tagValue });

type Tag = z.output<typeof tag>;

export const DUPLICATE_TAG_KEY = 'Duplicated keys are not allowed.';

/** A list of tags on the wire. */
export const tagArray = z
  .array(tag)
  .refine((list) => areDistinct(list.map(({ Key }) => Key)), DUPLICATE_TAG_KEY);

/** The same, kept as a record. */
export const tagList = tagArray.transform(tagsOfList);

export function areDistinct(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length;
}

/** Tags that are a map on the wire. */
export const tagRecord = z.record(tagKey, tagValue);

export function tagsOfList(list: readonly Tag[]): Tags {
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
}

export function listOfTags(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

const MOST_TAGS = 50;

/**
 * A resource's tags after others are added or take their place; `tooMany` makes the service's error for more tags than
 * AWS allows.
 */
export function withTags(tags: Tags, added: Tags, tooMany: () => AwsError): Tags {
  const all = { ...tags, ...added };
  if (Object.keys(all).length > MOST_TAGS) throw tooMany();
  return all;
}

export function withoutTags(tags: Tags, keys: readonly string[]): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)));
}
