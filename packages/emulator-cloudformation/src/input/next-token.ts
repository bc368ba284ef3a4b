import { pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';

export const nextToken = z.string().min(1).max(1024).optional();

/** CloudFormation's lists come by the hundred. */
const PAGE = 100;

type Order = 'ascending' | 'descending';

interface Listing<Item> {
  readonly items: Item[];
  readonly NextToken: string | undefined;
}

/** One page of a list, in the order of the keys; each item has a key of its own. */
export function hundredOf<Item>(
  all: Iterable<Item>,
  token: string | undefined,
  keyOf: (item: Item) => string,
  order: Order = 'ascending',
): Listing<Item> {
  const refuse = (): Error => errors.ValidationError.nextToken();
  const page = pageOf(all, { token, limit: PAGE, keyOf, order, refuse });
  return { items: page.items, NextToken: page.token };
}

/** One page of a list that has an order of its own, and only grows at its end. */
export function hundredInOrder<Item>(
  all: readonly Item[],
  token: string | undefined,
  order: Order = 'ascending',
): Listing<Item> {
  const keyOf = ([place]: [number, Item]): string => String(place).padStart(8, '0');
  const { items, NextToken } = hundredOf(all.entries(), token, keyOf, order);
  return { items: items.map(([, item]) => item), NextToken };
}
