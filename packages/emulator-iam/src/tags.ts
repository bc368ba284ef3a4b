import type { Tag } from '@aws-sdk/client-iam';
import { structure, isReservedTagKey, RESERVED_TAG_KEY } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';

export type TagValues = Readonly<Record<string, string>>;

const key = z
  .string()
  .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u)
  .min(1)
  .max(128);
const value = z
  .string()
  .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u)
  .max(256);
const ownKey = key.refine((name) => !isReservedTagKey(name), RESERVED_TAG_KEY);
const MOST_TAGS = 50;

export const tagList = z.array(structure<Tag>()({ Key: ownKey, Value: value })).max(MOST_TAGS);
export const tagKeys = z.array(key).max(MOST_TAGS);

/** Throws where a key stands twice; AWS does not distinguish them by case. */
export function tagValues(tags: z.output<typeof tagList> = []): TagValues {
  if (new Set(tags.map(({ Key }) => Key.toLowerCase())).size < tags.length)
    throw errors.InvalidInput.sameTagKey();
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** The tags after others are added or take their place. */
export function withTags(values: TagValues, tags: z.output<typeof tagList>): TagValues {
  const added = tagValues(tags);
  const replaced = new Set(Object.keys(added).map((name) => name.toLowerCase()));
  const kept = Object.entries(values).filter(([name]) => !replaced.has(name.toLowerCase()));
  const all = { ...Object.fromEntries(kept), ...added };
  if (Object.keys(all).length > MOST_TAGS) throw errors.LimitExceeded.tags();
  return all;
}

export function tagsOf(values: TagValues): { Key: string; Value: string }[] {
  return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
}

export function withoutTags(values: TagValues, keys: readonly string[]): TagValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !keys.includes(name)));
}
