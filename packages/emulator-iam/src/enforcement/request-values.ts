import type { EmulatorRequest, Identity } from '@scones/emulator-core';

type Values = Readonly<Record<string, string | readonly string[]>>;

/** The values that conditions find of a request as it came (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html). */
export function requestValues(request: EmulatorRequest, { region }: Identity): Values {
  const address = request.raw.socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '');
  const agent = request.header('user-agent');
  const referer = request.header('referer');
  return {
    'aws:RequestedRegion': request.region ?? region,
    'aws:ViaAWSService': 'false',
    ...(address !== undefined && { 'aws:SourceIp': address }),
    ...(agent !== undefined && { 'aws:UserAgent': agent }),
    ...(referer !== undefined && { 'aws:Referer': referer }),
  };
}

/** The tags in an operation's input, which is not checked yet, or the keys of those that it removes. */
export function tagValues(input: unknown): Values {
  const members: [string, unknown][] = Object.entries(input ?? {});
  const find = (name: RegExp): unknown => members.find(([member]) => name.test(member))?.[1];
  const tags = tagsIn(find(/^tags$/i));
  const removed = find(/^tagkeys$/i);
  const keys = [...tags.map(([key]) => key), ...(Array.isArray(removed) ? removed.filter(isText) : [])];
  if (keys.length === 0) return {};
  return {
    'aws:TagKeys': keys,
    ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Services write tags as a map, or as a list of keys and values in capitals or without. */
function tagsIn(tags: unknown): (readonly [key: string, value: string])[] {
  if (typeof tags !== 'object' || tags === null) return [];
  const pairs = Array.isArray(tags) ? (tags as unknown[]).map(pairOf) : Object.entries(tags);
  return pairs.flatMap(([key, value]) => (isText(key) && isText(value) ? [[key, value] as const] : []));
}

function pairOf(tag: unknown): readonly [key: unknown, value: unknown] {
  const { Key, key = Key, Value, value = Value } = (tag ?? {}) as Readonly<Record<string, unknown>>;
  return [key, value];
}
