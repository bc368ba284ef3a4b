import { structure, isReservedTagKey, RESERVED_TAG_KEY } from '@scones/emulator-core';
import type { Tag } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { text } from './constraints.ts';

export type TagValues = Readonly<Record<string, string>>;

const tagText = (length: { readonly min?: number; readonly max: number }): z.ZodString =>
  text({ ...length, pattern: '([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)' });

const ownKey = tagText({ min: 1, max: 128 }).refine((key) => !isReservedTagKey(key), RESERVED_TAG_KEY);

export const tagList = z.array(structure<Tag>()({ Key: ownKey, Value: tagText({ max: 256 }) })).max(50);

export function tagValues(tags: z.output<typeof tagList> = []): TagValues {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

export function tagsOf(values: TagValues = {}): { Key: string; Value: string }[] {
  return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
}
