import { pageOf } from '@scones/emulator-core';
import { errors } from './errors.ts';

interface IamPage<Item> {
  readonly items: Item[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

const DEFAULT_PAGE = 100;

/** A page as IAM answers it. */
export function iamPage<Item>(
  all: Iterable<Item>,
  input: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
  keyOf: (item: Item) => string,
): IamPage<Item> {
  const { items, token } = pageOf(all, {
    token: input.Marker,
    limit: input.MaxItems ?? DEFAULT_PAGE,
    keyOf,
    refuse: () => errors.InvalidInput.marker({ marker: input.Marker ?? '' }),
  });
  return { items, IsTruncated: token !== undefined, ...(token !== undefined && { Marker: token }) };
}
