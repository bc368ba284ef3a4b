import type { Random } from '@scones/deterministic';
import { AwsError, type EmulatedService, type TaggedKind } from '@scones/emulator-core';
import type { TaggedResource } from '@scones/emulator-tagging';

type Members = Readonly<Record<string, unknown>>;
type Call = (operation: string, input: object) => Promise<Members>;

/** Everything in the account that has tags, asked of each service. */
export function taggedResources(
  services: () => readonly EmulatedService[],
  random: Random,
): () => Promise<readonly TaggedResource[]> {
  return async () => {
    const found: TaggedResource[] = [];
    for (const service of services()) {
      const call: Call = async (operation, input) =>
        (await service.call(operation, input, { requestId: random.uuid() })) as Members;
      for (const kind of service.taggedKinds ?? []) found.push(...(await taggedOf(kind, call)));
    }
    return found;
  };
}

async function taggedOf(kind: TaggedKind, call: Call): Promise<TaggedResource[]> {
  const found: TaggedResource[] = [];
  for await (const item of itemsOf(kind, call)) {
    const arn = typeof kind.arn === 'string' ? (item[kind.arn] as string) : kind.arn(item);
    const tags = await tagsOf(kind, call, item, arn);
    if (Object.keys(tags).length > 0) found.push({ arn, tags });
  }
  return found;
}

async function* itemsOf({ list, input, items, next }: TaggedKind, call: Call): AsyncGenerator<Members> {
  let token: unknown;
  do {
    const page = await call(list, { ...input, ...(next && token !== undefined && { [next[0]]: token }) });
    yield* (page[items] ?? []) as Members[];
    token = next && page[next[1]];
  } while (token !== undefined);
}

async function tagsOf(
  { tags, tagMember = 'Tags' }: TaggedKind,
  call: Call,
  item: Members,
  arn: string,
): Promise<Readonly<Record<string, string>>> {
  if (!tags) return asRecord(item[tagMember]);
  try {
    return asRecord((await call(tags[0], tags[1](item, arn)))[tagMember]);
  } catch (error) {
    // It has gone since it was listed, or S3 says that it has none.
    if (error instanceof AwsError) return {};
    throw error;
  }
}

/** Tags as a record, as some services answer them; others answer a list, with names in either case. */
function asRecord(tags: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(tags)) return (tags ?? {}) as Record<string, string>;
  return Object.fromEntries(
    (tags as Readonly<Record<string, string>>[]).map(({ Key, key, Value, value }) => [
      Key ?? key,
      Value ?? value,
    ]),
  ) as Record<string, string>;
}
