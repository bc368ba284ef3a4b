import type { Random } from '@scones/deterministic';
import { AwsError, type EmulatedService } from '@scones/emulator-core';
import type { TaggedResource } from '@scones/emulator-tagging';
import { type ListedResource, listedResources } from './listed-resources.ts';

/** Everything in the account that has tags. */
export function taggedResources(
  services: () => readonly EmulatedService[],
  random: Random,
): () => Promise<readonly TaggedResource[]> {
  return async () => {
    const found: TaggedResource[] = [];
    for await (const resource of listedResources(services(), random, (kind) => kind.isTagged !== false)) {
      const tags = await tagsOf(resource);
      if (Object.keys(tags).length > 0) found.push({ arn: resource.arn, tags });
    }
    return found;
  };
}

async function tagsOf({ kind, item, arn, call }: ListedResource): Promise<Readonly<Record<string, string>>> {
  const { tags, tagMember = 'Tags' } = kind;
  if (!tags) return asRecord(item[tagMember]);
  try {
    return asRecord((await call(tags[0], tags[1](item, arn)))[tagMember]);
  } catch (error) {
    // The thing has gone since it was listed, or S3 says that it has no tags.
    if (error instanceof AwsError) return {};
    throw error;
  }
}

/** Tags as a record, as some services answer them. Others answer a list, with member names in either case. */
function asRecord(tags: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(tags)) return (tags ?? {}) as Record<string, string>;
  return Object.fromEntries(
    (tags as Readonly<Record<string, string>>[]).map(({ Key, key, Value, value }) => [
      Key ?? key,
      Value ?? value,
    ]),
  ) as Record<string, string>;
}
