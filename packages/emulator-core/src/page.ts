interface PageOptions<Item> {
  /**
   * The token that the page before this one answered. Without one, or with an empty one, the first page is answered.
   */
  readonly token?: string | undefined;
  readonly limit: number;
  /** Each item has a key of its own; the items come in the keys' order. */
  readonly keyOf: (item: Item) => string;
  readonly order?: 'ascending' | 'descending';
  /** The service's own error for a token that this list did not give. */
  readonly refuse: () => Error;
}

export interface Page<Item> {
  readonly items: Item[];
  /** Absent after the last page. */
  readonly token?: string;
}

/** One page of a list. The token says after which key the next begins, so that pages survive deletions. */
export function pageOf<Item>(all: Iterable<Item>, options: PageOptions<Item>): Page<Item> {
  const { token = '', limit, keyOf, order = 'ascending', refuse } = options;
  const isBefore = (one: string, other: string): boolean =>
    order === 'ascending' ? one < other : one > other;
  const after = token === '' ? undefined : decodeToken(token, refuse);
  const rest = [...all]
    .map((item) => ({ key: keyOf(item), item }))
    .filter(({ key }) => after === undefined || isBefore(after, key))
    .sort((one, other) => (isBefore(one.key, other.key) ? -1 : 1));
  const last = rest[limit - 1];
  const items = rest.slice(0, limit).map(({ item }) => item);
  return last && rest.length > limit ? { items, token: encodeToken(last.key) } : { items };
}

function encodeToken(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function decodeToken(token: string, refuse: () => Error): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (encodeToken(key) !== token) throw refuse();
  return key;
}
