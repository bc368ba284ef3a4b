/** One page of keys, those that share the part up to the delimiter shown as one. */
export interface KeyListing<Item> {
  readonly items: readonly Item[];
  readonly commonPrefixes: readonly string[];
  /** Where there is more: the last key or common prefix of this page. */
  readonly next?: { readonly last: string; readonly after: string };
}

interface ListingRequest {
  readonly prefix: string;
  readonly delimiter: string | undefined;
  /** Only keys behind this one. */
  readonly after: string;
  readonly limit: number;
}

/** Stands behind every key that begins with what it is added to. */
export const LAST_CHARACTER = '\u{10ffff}';

/** `itemsAfter` gives items in the order of their keys; it is asked anew to leap over each common prefix. */
export function listKeys<Item extends { readonly key: string }>(
  itemsAfter: (after: string) => Iterable<Item>,
  { prefix, delimiter, after, limit }: ListingRequest,
): KeyListing<Item> {
  const items: Item[] = [];
  const commonPrefixes: string[] = [];
  if (limit === 0) return { items, commonPrefixes };
  let next = { last: after, after };
  for (let leaping = true; leaping;) {
    leaping = false;
    for (const item of itemsAfter(next.after)) {
      if (items.length + commonPrefixes.length === limit) return { items, commonPrefixes, next };
      const group = commonPrefixOf(item.key, prefix, delimiter);
      if (group === undefined) {
        items.push(item);
        next = { last: item.key, after: item.key };
      } else {
        commonPrefixes.push(group);
        next = { last: group, after: group + LAST_CHARACTER };
        leaping = true;
        break;
      }
    }
  }
  return { items, commonPrefixes };
}

/** The same behind a marker, which may be any key: S3 goes on behind the whole common prefix that it is in. */
export function listAfterMarker<Item extends { readonly key: string }>(
  itemsAfter: (after: string) => Iterable<Item>,
  { marker, ...request }: Omit<ListingRequest, 'after'> & { readonly marker: string },
): KeyListing<Item> {
  const isWithin = marker.startsWith(request.prefix);
  const group = isWithin ? commonPrefixOf(marker, request.prefix, request.delimiter) : undefined;
  return listKeys(itemsAfter, { ...request, after: group === undefined ? marker : group + LAST_CHARACTER });
}

/** The key up to the first delimiter behind the prefix. */
function commonPrefixOf(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (!delimiter) return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}
