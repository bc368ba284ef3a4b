/** One page of keys. Keys that share the part up to the delimiter are shown as one common prefix. */
export interface KeyListing<Item> {
  readonly items: readonly Item[];
  readonly commonPrefixes: readonly string[];
  /** The last key or common prefix of this page; absent where nothing follows. */
  readonly last?: string;
}

interface ListingRequest {
  readonly prefix: string;
  readonly delimiter: string | undefined;
  readonly limit: number;
}

interface Start {
  /** Only keys after this one are listed. */
  readonly after: string;
  /** A common prefix that was shown already. */
  readonly shown?: string | undefined;
}

/** `itemsAfter` gives items in the order of their keys. It is called again to skip the keys of each common prefix. */
export function listKeys<Item extends { readonly key: string }>(
  itemsAfter: (after: string) => Iterable<Item>,
  { prefix, delimiter, limit, ...start }: ListingRequest & Start,
): KeyListing<Item> {
  const items: Item[] = [];
  const commonPrefixes: string[] = [];
  if (limit === 0) return { items, commonPrefixes };
  let { shown, after } = start;
  let last = shown ?? after;
  for (let leaping = true; leaping;) {
    leaping = false;
    for (const item of itemsAfter(after)) {
      if (shown !== undefined && item.key.startsWith(shown)) continue;
      if (items.length + commonPrefixes.length === limit) return { items, commonPrefixes, last };
      const group = commonPrefixOf(item.key, prefix, delimiter);
      last = group ?? item.key;
      if (group === undefined) {
        items.push(item);
      } else {
        commonPrefixes.push(group);
        ({ shown, after } = behind(group));
        leaping = true;
        break;
      }
    }
  }
  return { items, commonPrefixes };
}

/** The same after a marker, which may be any key: S3 continues after the whole common prefix that the marker is in. */
export function listAfterMarker<Item extends { readonly key: string }>(
  itemsAfter: (after: string) => Iterable<Item>,
  { marker, ...request }: ListingRequest & { readonly marker: string },
): KeyListing<Item> {
  const { prefix, delimiter } = request;
  const group = marker.startsWith(prefix) ? commonPrefixOf(marker, prefix, delimiter) : undefined;
  return listKeys(itemsAfter, { ...request, ...(group === undefined ? { after: marker } : behind(group)) });
}

/** Nearly every key of the group comes before this place. The others are recognised by their beginning. */
function behind(group: string): Start {
  return { after: `${group}${LAST_CHARACTER}`, shown: group };
}

const LAST_CHARACTER = '\u{10ffff}';

/** The key up to the first delimiter behind the prefix. */
function commonPrefixOf(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (!delimiter) return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}
