import { type Page, pageFrom } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';

/** The members by which a list is read page by page. */
export const pagingInput = {
  maxResults: z.number().int().min(0).max(1000).optional(),
  nextToken: z.string().min(1).max(1024).optional(),
};

/** The tokens of ListExecutions may be longer. */
export const longTokenInput = z.string().min(1).max(3096).optional();

interface Paging {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** AWS's own size of a page, where none, or 0, is asked for. */
const PAGE = 100;

/** A page of what is read after a key. Throws `InvalidToken`. */
export function keyedPage<Item>(
  { maxResults, nextToken }: Paging,
  read: (after: string | undefined, count: number) => Item[],
  keyOf: (item: Item) => string,
): Page<Item> {
  const refuse = (): Error => errors.InvalidToken();
  return pageFrom(read, { token: nextToken, limit: maxResults || PAGE, keyOf, refuse });
}

/** A page of what is read after a number. Throws `InvalidToken`, for another list's token too. */
export function numberedPage<Item>(
  paging: Paging,
  read: (after: number | undefined, count: number) => Item[],
  numberOf: (item: Item) => number,
): Page<Item> {
  return keyedPage(
    paging,
    (after, count) => read(after === undefined ? undefined : readNumber(after), count),
    (item) => String(numberOf(item)),
  );
}

function readNumber(key: string): number {
  if (!/^\d{1,15}$/.test(key)) throw errors.InvalidToken();
  return Number(key);
}
