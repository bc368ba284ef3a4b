import { z } from 'zod';
import { errors } from '../errors.ts';

const tag = z.strictObject({ Key: z.string(), Value: z.string().default('') });
export const tagSet = z.array(tag);
export const taggingInput = z.strictObject({ TagSet: tagSet.default([]) });
export type Tags = Readonly<Record<string, string>>;

/** What tags belong to: how many there may be, and S3's errors for too many and for a key that is its own. */
const KINDS = {
  bucket: {
    limit: 50,
    tooMany: errors.BadRequest.tagsOfBucket,
    system: errors.InvalidTag.systemOfBucket,
  },
  newBucket: {
    limit: 50,
    tooMany: errors.BadRequest.tagsOfBucket,
    system: errors.InvalidTag.systemOfNewBucket,
  },
  object: {
    limit: 10,
    tooMany: errors.BadRequest.tagsOfObject,
    system: errors.InvalidTag.systemOfObject,
  },
} as const;
type Kind = keyof typeof KINDS;

const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The tags as they are stored, after S3's checks. */
export function tagsOf(set: readonly z.output<typeof tag>[], kind: Kind): Tags {
  const { limit, tooMany } = KINDS[kind];
  if (set.length > limit) throw tooMany();
  const tags = new Map<string, string>();
  for (const { Key, Value } of set) {
    checkTag(Key, Value, kind);
    if (tags.has(Key)) throw errors.InvalidTag.twice(Key);
    tags.set(Key, Value);
  }
  return Object.fromEntries(tags);
}

function checkTag(TagKey: string, TagValue: string, kind: Kind): void {
  if (TagKey === '' || TagKey.length > 128 || !ALLOWED.test(TagKey)) throw errors.InvalidTag.key(TagKey);
  if (TagValue.length > 256 || !ALLOWED.test(TagValue)) throw errors.InvalidTag.value(TagKey, TagValue);
  if (TagKey.toLowerCase().startsWith('aws:')) throw KINDS[kind].system(TagKey);
}

/** The tags of the header `x-amz-tagging: a=1&b=2`, as they are stored with an object. */
export function tagsOfHeader(header: string | undefined): { Tags?: Tags } {
  if (header === undefined || header === '') return {};
  const set = [...new URLSearchParams(header)].map(([Key, Value]) => ({ Key, Value }));
  const keys = new Set(set.map(({ Key }) => Key));
  if (keys.size < set.length || set.some(({ Key, Value }) => !ALLOWED.test(Key) || !ALLOWED.test(Value)))
    throw errors.InvalidArgument.tagging({ argument: 'x-amz-tagging', value: header });
  return { Tags: tagsOf(set, 'object') };
}

export function tagSetOf(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
