import { type Page, pageOf } from '@scones/emulator-core';
import { errors } from './errors.ts';

/** The members by which a list goes on. */
interface PageInput {
  readonly MaxResults: number;
  readonly NextToken?: string | undefined;
}

/** A page in the order of the keys. */
export function parameterPage<Item>(
  all: readonly Item[],
  { MaxResults, NextToken }: PageInput,
  keyOf: (item: Item) => string,
): Page<Item> {
  return pageOf(all, { token: NextToken, limit: MaxResults, keyOf, refuse: () => errors.InvalidNextToken() });
}
