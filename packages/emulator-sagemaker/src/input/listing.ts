import { pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { timestamp } from './request-members.ts';

/** Members of all List operations. Each adds its own names for sorting and status. */
export const listingMembers = {
  NextToken: z.string().optional(),
  MaxResults: z.int().min(1).max(100).optional(),
  NameContains: z.string().optional(),
  CreationTimeAfter: timestamp.optional(),
  CreationTimeBefore: timestamp.optional(),
  SortOrder: z.enum(['Ascending', 'Descending']).optional(),
};

export const modifiedMembers = {
  LastModifiedTimeAfter: timestamp.optional(),
  LastModifiedTimeBefore: timestamp.optional(),
};

export interface ListingInput {
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number | undefined;
  readonly NameContains?: string | undefined;
  readonly CreationTimeAfter?: Date | undefined;
  readonly CreationTimeBefore?: Date | undefined;
  readonly LastModifiedTimeAfter?: Date | undefined;
  readonly LastModifiedTimeBefore?: Date | undefined;
  readonly SortBy?: string | undefined;
  readonly SortOrder?: 'Ascending' | 'Descending' | undefined;
}

interface Listed {
  readonly name: string;
  readonly status?: string;
  readonly creationTime: number;
  readonly lastModifiedTime?: number;
}

interface Listing<Item> {
  readonly items: Item[];
  readonly NextToken?: string;
}

const DEFAULT_PAGE = 10;

/** Filters, sorts and pages. */
export function listPage<Item extends Listed>(
  all: readonly Item[],
  input: ListingInput,
  defaultOrder: 'Ascending' | 'Descending',
): Listing<Item> {
  const { NextToken, MaxResults = DEFAULT_PAGE, SortBy = 'CreationTime', SortOrder = defaultOrder } = input;
  const { items, token } = pageOf(
    all.filter((item) => matches(item, input)),
    {
      token: NextToken,
      limit: MaxResults,
      keyOf: (item) => placeOf(item, SortBy),
      order: SortOrder === 'Ascending' ? 'ascending' : 'descending',
      refuse: () => errors.ValidationException.nextToken(),
    },
  );
  return token === undefined ? { items } : { items, NextToken: token };
}

function matches(item: Listed, input: ListingInput): boolean {
  const isWithin = (time: number, after: Date | undefined, before: Date | undefined): boolean =>
    (after === undefined || time > after.getTime()) && (before === undefined || time < before.getTime());
  return (
    item.name.includes(input.NameContains ?? '') &&
    isWithin(item.creationTime, input.CreationTimeAfter, input.CreationTimeBefore) &&
    isWithin(
      item.lastModifiedTime ?? item.creationTime,
      input.LastModifiedTimeAfter,
      input.LastModifiedTimeBefore,
    )
  );
}

/** A string that sorts as the item does; the name makes it unique. */
function placeOf(item: Listed, sortBy: string): string {
  const creation = String(item.creationTime).padStart(16, '0');
  if (sortBy === 'Name') return item.name;
  return sortBy === 'Status' ? `${item.status} ${creation} ${item.name}` : `${creation} ${item.name}`;
}
