import { z } from 'zod';
import { errors } from './errors.ts';

const tag = z.strictObject({ Key: z.string(), Value: z.string().default('') });
export const tagSet = z.array(tag);
export const taggingInput = z.strictObject({ TagSet: tagSet });
export type Tags = Readonly<Record<string, string>>;

const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** As kept, after S3's checks. */
export function tagsOf(set: readonly z.output<typeof tag>[], limit: number): Tags {
  if (set.length > limit)
    throw errors.BadRequest(`${limit === 10 ? 'Object' : 'Bucket'} tags cannot be greater than ${limit}`);
  const tags: Record<string, string> = {};
  for (const { Key, Value } of set) {
    if (Key === '' || Key.length > 128 || !ALLOWED.test(Key))
      throw errors.InvalidTag('The TagKey you have provided is invalid');
    if (Value.length > 256 || !ALLOWED.test(Value))
      throw errors.InvalidTag('The TagValue you have provided is invalid');
    if (Object.hasOwn(tags, Key)) throw errors.InvalidTag('Cannot provide multiple Tags with the same key');
    tags[Key] = Value;
  }
  return tags;
}

/** The header `x-amz-tagging: a=1&b=2`. */
export function tagsOfHeader(header: string | undefined): Tags | undefined {
  if (header === undefined) return undefined;
  const set = [...new URLSearchParams(header)].map(([Key, Value]) => ({ Key, Value }));
  return tagsOf(set, 10);
}

export function tagSetOf(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
