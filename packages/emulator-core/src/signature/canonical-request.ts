import { hash } from 'node:crypto';
import type { EmulatorRequest } from '../emulator-request.ts';

export interface Canonical {
  readonly method: string;
  readonly path: string;
  /** Without the question mark, percent-encoded. */
  readonly query: string;
  /** Names and values by turns, as Node's `rawHeaders`. */
  readonly headers: readonly string[];
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
  /** S3 signs paths as they are; other services sign them in their shortest form and encoded once more. */
  readonly isForObjects: boolean;
}

/**
 * The text that a signature of version 4 is made of, from what is on the wire
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). Each character is a
 * byte.
 */
export function canonicalRequest(request: Canonical): string {
  const { method, path, query, headers, signedHeaders, payloadHash, isForObjects } = request;
  return [
    method,
    isForObjects ? encodeObjectPath(path) : encodePath(path),
    canonicalQuery(query),
    ...canonicalHeaders(headers, signedHeaders),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** The string to sign, and how it came about. */
export function hashOfCanonical(text: string): string {
  return hash('sha256', Buffer.from(text, 'latin1'), 'hex');
}

/** The query of a request as it is on the wire. */
export function rawQuery({ raw }: EmulatorRequest): string {
  const target = raw.url ?? '/';
  const question = target.indexOf('?');
  return question < 0 ? '' : target.slice(question + 1);
}

/** Clients differ in what they encode; decoding and encoding again makes them the same. A slash within a key stays encoded. */
function encodeObjectPath(path: string): string {
  return path
    .split('/')
    .map((segment) =>
      segment
        .split(/%2F/i)
        .map((part) => encode(decode(part)))
        .join('%2F'),
    )
    .join('/');
}

function encodePath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.map(encode).join('/')}${end}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [encode(decode(name)), encode(decode(value.join('=')))] as const;
  });
  return pairs
    .filter(([name]) => name !== '' && name !== 'X-Amz-Signature')
    .toSorted(([name, value], [other, otherValue]) => compare(name, other) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonicalHeaders(headers: readonly string[], signed: readonly string[]): string[] {
  const values = new Map<string, string[]>();
  for (let index = 0; index < headers.length; index += 2) {
    const name = (headers[index] as string).toLowerCase();
    const value = (headers[index + 1] as string).trim().replaceAll(/\s+/g, ' ');
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return signed.map((name) => `${name}:${(values.get(name) ?? []).join(',')}`);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Percent-encoding undone, byte by byte. */
function decode(text: string): string {
  return text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Percent-encodes every byte but the unreserved characters of RFC 3986. */
function encode(bytes: string): string {
  return bytes.replaceAll(
    /[^\w.~-]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
