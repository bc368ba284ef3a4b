import { ownMember, tagsOfList } from '@scones/emulator-core';
import { z } from 'zod';

/** `Tags` as most resource types take them. */
export const tagList = z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]);
type TagList = z.output<typeof tagList>;

interface TagChange {
  readonly Tags: TagList;
  readonly TagKeys: string[];
}

/** Sets the tags that are new or differ, and removes those that are gone. Calls nothing when there is no difference. */
export async function changeTags(
  previous: TagList,
  next: TagList,
  calls: {
    readonly set: (change: Pick<TagChange, 'Tags'>) => Promise<unknown>;
    readonly unset: (change: Pick<TagChange, 'TagKeys'>) => Promise<unknown>;
  },
): Promise<void> {
  const before = tagsOfList(previous);
  const after = tagsOfList(next);
  const TagKeys = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const Tags = next.filter(({ Key, Value }) => ownMember(before, Key) !== Value);
  if (TagKeys.length > 0) await calls.unset({ TagKeys });
  if (Tags.length > 0) await calls.set({ Tags });
}
