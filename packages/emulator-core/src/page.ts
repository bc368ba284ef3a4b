import { crc32 } from 'node:zlib';

interface Paging<Item> {
  /** The page before this one answered it; an empty one, as an absent one, asks for the first page. */
  readonly token?: string | undefined;
  readonly limit: number;
  /** Each item has a key of its own; the items come in the keys' order. */
  readonly keyOf: (item: Item) => string;
  /** The service's own error for a token that is none of ours. */
  readonly refuse: () => Error;
}

interface PageOptions<Item> extends Paging<Item> {
  readonly order?: 'ascending' | 'descending';
}

export interface Page<Item> {
  readonly items: Item[];
  /** Absent after the last page. */
  readonly token?: string;
}

/** One page of a list. The token says after which key the next begins, so that pages survive deletions. */
export function pageOf<Item>(all: Iterable<Item>, options: PageOptions<Item>): Page<Item> {
  const { keyOf, order = 'ascending' } = options;
  const isBefore = (one: string, other: string): boolean =>
    order === 'ascending' ? one < other : one > other;
  const read = (after: string | undefined): Item[] =>
    [...all]
      .map((item) => ({ key: keyOf(item), item }))
      .filter(({ key }) => after === undefined || isBefore(after, key))
      .sort((one, other) => (isBefore(one.key, other.key) ? -1 : 1))
      .map(({ item }) => item);
  return pageFrom(read, options);
}

/** The same of a list that is read from where it is kept: at most `count` items, in order, after a key. */
export function pageFrom<Item>(
  read: (after: string | undefined, count: number) => Item[],
  { token, limit, keyOf, refuse }: Paging<Item>,
): Page<Item> {
  const found = read(token ? keyOfToken(token, refuse) : undefined, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return last !== undefined && found.length > limit ? { items, token: tokenAfter(keyOf(last)) } : { items };
}

/** The token of a list that goes on after that key. */
export function tokenAfter(key: string): string {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(key));
  return Buffer.concat([checksum, Buffer.from(key)]).toString('base64url');
}

/** The key in a token; throws what `refuse` makes for a text that is none, or of which something is missing. */
export function keyOfToken(token: string, refuse: () => Error): string {
  const key = Buffer.from(token, 'base64url').subarray(4).toString();
  if (tokenAfter(key) !== token) throw refuse();
  return key;
}
