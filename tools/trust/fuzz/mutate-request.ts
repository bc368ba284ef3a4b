import { type Random, randomInteger } from '@scones/deterministic';
import { INHERITED, ODD_TEXTS, oddValue, pick } from './odd-values.ts';
import type { RawRequest } from './raw-request.ts';

type Mutation = (request: RawRequest, random: Random) => RawRequest;

/** Changes a request in one to three ways. */
export function mutateRequest(request: RawRequest, random: Random): RawRequest {
  let changed = request;
  for (let left = 1 + randomInteger(random, 3); left > 0; left--)
    changed = pick(random, MUTATIONS)(changed, random);
  return changed;
}

const changeBody: Mutation = (request, random) => {
  const text = request.body.toString();
  // What was made so deep is not made deeper: our own stack would end.
  if (text.includes('['.repeat(1000))) return request;
  const json = parsedJson(text);
  if (json !== undefined) {
    const changed = oneOf(random, json, random.float() < 0.2 ? randomInteger(random, 3) : 1);
    return { ...request, body: Buffer.from(JSON.stringify(withoutMaps(changed))) };
  }
  if (/^Action=/.test(text)) return { ...request, body: Buffer.from(changeForm(text, random)) };
  return text.startsWith('<')
    ? { ...request, body: Buffer.from(changeXml(text, random)) }
    : cut(request, random);
};

/** Replaces, removes or adds a member somewhere within. */
function oneOf(random: Random, value: unknown, times: number): unknown {
  let changed = value;
  for (let time = 0; time <= times; time++) changed = changeWithin(changed, random);
  return changed;
}

function changeWithin(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.float() < 0.15) return oddValue(random);
  if (Array.isArray(value)) {
    const at = randomInteger(random, value.length + 1);
    return value.toSpliced(at, 1, changeWithin(value[at], random));
  }
  const members = new Map(Object.entries(value));
  const name = pick(random, [...members.keys(), pick(random, [...INHERITED, ...ODD_TEXTS])]);
  if (random.float() < 0.15) members.delete(name);
  else members.set(name, changeWithin(members.get(name), random));
  return members;
}

/** Objects for the maps, in which `__proto__` is a member like another. */
function withoutMaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMaps);
  if (!(value instanceof Map)) return value;
  return Object.fromEntries(
    [...(value as Map<string, unknown>)].map(([name, each]) => [name, withoutMaps(each)]),
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const ODD_KEYS = [
  'A'.concat('.a'.repeat(1000)),
  'A'.concat('.a'.repeat(40_000)),
  'Tags.member.999999999.Key',
  'Tags.member.-1.Key',
  'Tags.member.1.Key.member.1',
  ...INHERITED.flatMap((name) => [`${name}.polluted`, `Tags.${name}.1`]),
  'Tags.entry.1.key',
  '.',
  '..',
  '',
];

function changeForm(text: string, random: Random): string {
  const pairs = text.split('&');
  const at = randomInteger(random, pairs.length);
  const value = encodeURIComponent(String(oddText(random)));
  return pick(random, [
    () => pairs.with(at, `${pairs[at]?.split('=')[0] ?? ''}=${value}`),
    () => pairs.toSpliced(at, 1),
    () => [...pairs, `${encodeURIComponent(pick(random, ODD_KEYS))}=${value}`],
    () => [...pairs, pairs[at] ?? ''],
    () => [...pairs, '%zz=%', '=&=&=', '%ff%fe=%80'],
    () => [...pairs, ...Array.from({ length: 2000 }, (_, index) => `Tags.member.${index}.Key=a`)],
  ])().join('&');
}

function changeXml(text: string, random: Random): string {
  const odd = pick(random, [
    String(oddText(random)),
    '&a;',
    '<a>'.repeat(3000),
    '<![CDATA[',
    '&#0;',
    '<?xml?>',
  ]);
  return pick(random, [
    () => text.replace(/>[^<]*</, `>${odd}<`),
    () => text.replace(/<(\w+)/, `<$1 ${odd}="a"`),
    () => `<!DOCTYPE a [<!ENTITY b "c">]>${text}`,
    () => text.slice(0, randomInteger(random, text.length)),
    () => `${text}${text}`,
  ])();
}

/** Texts as they can be percent-encoded. */
function oddText(random: Random): string {
  return pick(random, ODD_TEXTS).toWellFormed();
}

const cut: Mutation = (request, random) => ({
  ...request,
  body: pick(random, [
    () => request.body.subarray(0, randomInteger(random, request.body.length + 1)),
    () => Buffer.concat([request.body, Buffer.from([0, 0xff, 0xfe, 0x80])]),
    () => Buffer.alloc(0),
    () =>
      Buffer.from(pick(random, ['null', '[]', '"a"', '1', '{"a":1,"a":2}', '[[[[', '\0', '{"\ud800":1}'])),
    () => Buffer.from('['.repeat(5000)),
    () => Buffer.from(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`),
    () => Buffer.from('x'.repeat(200_000)),
  ])(),
});

const changePath: Mutation = (request, random) => {
  const odd = encodeURIComponent(oddText(random)).slice(0, 3000);
  const [path = '/', query = ''] = request.path.split('?');
  const segments = path.split('/');
  return {
    ...request,
    path: pick(random, [
      () =>
        segments.with(randomInteger(random, segments.length), odd).join('/').replace(/^\/?/, '/') +
        `?${query}`,
      () => `${path}/%2e%2e/%2e%2e/${odd}?${query}`,
      () => `${path}%?${query}`,
      () => `${path}%c0%ae?${query}`,
      () => `//${path}?${query}`,
      () => `${path}?${query}&${odd}`,
      () => `${path}?${query}&${pick(random, ODD_QUERIES)}`,
      () => `/${'a/'.repeat(3000)}`,
      () => `/${pick(random, INHERITED)}/${pick(random, INHERITED)}?${query}`,
    ])(),
  };
};

const ODD_QUERIES = [
  'response-content-type=a%0d%0ab',
  'response-content-disposition=%f0%9f%91%a9',
  'max-keys=-1',
  'max-keys=99999999999',
  'list-type=2&continuation-token=%00',
  'uploadId=..%2f..%2fx&partNumber=1',
  'partNumber=0',
  'delete',
  'acl&policy&tagging',
  'versionId=__proto__',
  'prefix=%ff&delimiter=%fe',
  'Action=constructor&Version=2012-11-05',
  'X-Amz-Signature=x&X-Amz-Credential=a/b/c/d/e&X-Amz-Date=x&X-Amz-Expires=-1',
  '__proto__[a]=b',
];

const changeHeader: Mutation = (request, random) => {
  const odd = pick(random, [...ODD_TEXTS, 'a\r\nInjected: b', 'gzip', '\x80\xff']).replaceAll('\0', '');
  const names = [...request.headers.map(([name]) => name), ...ODD_HEADERS];
  const name = pick(random, names);
  if (random.float() < 0.2) return { ...request, headers: request.headers.filter(([each]) => each !== name) };
  const others = request.headers.filter(([each]) => each !== name);
  return { ...request, headers: [...others, [name, odd]] };
};

const ODD_HEADERS = [
  ...['content-encoding', 'content-md5', 'range', 'if-match', 'if-modified-since', 'expect', 'x-amz-target'],
  ...[
    'x-amz-copy-source',
    'x-amz-tagging',
    'x-amz-checksum-crc32',
    'x-amz-decoded-content-length',
    'x-amz-acl',
  ],
  ...[
    'x-amz-meta-a',
    'x-amz-date',
    'x-amz-content-sha256',
    'x-amz-sdk-checksum-algorithm',
    'origin',
    'accept',
  ],
  ...['content-language', 'cookie', 'x-forwarded-for', 'x-http-method-override', 'smithy-protocol', 'te'],
];

const changeTarget: Mutation = (request, random) => ({
  ...request,
  headers: request.headers.map(([name, value]) =>
    name.toLowerCase() === 'x-amz-target'
      ? [name, `${value.split('.')[0] ?? ''}.${pick(random, [...INHERITED, '', '.', 'a.b', 'List\u00e9'])}`]
      : [name, value],
  ),
});

const changeMethod: Mutation = (request, random) => ({
  ...request,
  method: pick(random, ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']),
});

/** What a request says inside is mutated most. */
const MUTATIONS: readonly Mutation[] = [
  ...Array<Mutation>(8).fill(changeBody),
  ...Array<Mutation>(3).fill(changePath),
  ...Array<Mutation>(3).fill(changeHeader),
  ...[cut, cut, changeTarget, changeMethod],
];
