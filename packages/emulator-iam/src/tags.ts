import type { Tag } from '@aws-sdk/client-iam';
import { structure, wireList } from '@scones/emulator-core';
import { z } from 'zod';

export type TagValues = Readonly<Record<string, string>>;

const key = z.string().min(1).max(128);

export const tagList = wireList(structure<Tag>()({ Key: key, Value: z.string().max(256) }), 50);
export const tagKeys = wireList(key, 50);

export function tagValues(tags: z.output<typeof tagList> = []): TagValues {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

export function tagsOf(values: TagValues): { Key: string; Value: string }[] {
  return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
}

export function withoutTags(values: TagValues, keys: readonly string[]): TagValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !keys.includes(name)));
}
