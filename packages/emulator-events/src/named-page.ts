import { pageOf, type Page } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';

/** The members by which a list goes on. */
export const pageMembers = {
  NextToken: z.string().optional(),
  Limit: z.number().int().min(1).max(100).default(100),
};

/** A page in the order of the names. */
export function namedPage<Item extends { readonly name: string }>(
  all: readonly Item[],
  { NextToken, Limit }: { readonly NextToken?: string | undefined; readonly Limit: number },
): Page<Item> {
  return pageOf(all, {
    token: NextToken,
    limit: Limit,
    keyOf: ({ name }) => name,
    refuse: () => errors.ValidationException.nextToken(),
  });
}
