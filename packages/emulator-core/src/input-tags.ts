type Tag = readonly [key: string, value: string];

/** The tags that an operation's input gives to something, whatever its service calls and writes them. It is not checked yet. */
export function inputTags(input: unknown): readonly Tag[] {
  return tagsIn(memberOf(input, /^tags$/i));
}

/** The keys of the tags that an input removes; one operation calls them tags too. */
export function removedTagKeys(input: unknown): readonly string[] {
  const keys = memberOf(input, /^tagkeys$/i) ?? memberOf(input, /^tags$/i);
  return Array.isArray(keys) ? keys.filter(isText) : [];
}

function memberOf(input: unknown, name: RegExp): unknown {
  if (typeof input !== 'object' || input === null) return undefined;
  const members: [string, unknown][] = Object.entries(input);
  return members.find(([member]) => name.test(member))?.[1];
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Services write tags as a map, or as a list of keys and values in capitals or without. */
function tagsIn(tags: unknown): readonly Tag[] {
  if (typeof tags !== 'object' || tags === null) return [];
  const pairs = Array.isArray(tags) ? (tags as unknown[]).map(pairOf) : Object.entries(tags);
  return pairs.flatMap(([key, value]) => (isText(key) && isText(value) ? [[key, value] as const] : []));
}

function pairOf(tag: unknown): readonly [key: unknown, value: unknown] {
  const { Key, key = Key, Value, value = Value } = (tag ?? {}) as Readonly<Record<string, unknown>>;
  return [key, value];
}
