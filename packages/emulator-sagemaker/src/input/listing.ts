import { z } from 'zod';
import { errors } from '../errors.ts';
import { timestamp } from './request-members.ts';

/** What the List operations have in common; each adds its own names for sorting and status. */
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

interface Page<Item> {
  readonly items: Item[];
  readonly NextToken?: string;
}

const DEFAULT_PAGE = 10;

/** Filters, sorts and pages. The token says after which item the next page begins, so that pages survive deletions. */
export function listPage<Item extends Listed>(
  all: readonly Item[],
  input: ListingInput,
  defaultOrder: 'Ascending' | 'Descending',
): Page<Item> {
  const direction = (input.SortOrder ?? defaultOrder) === 'Ascending' ? 1 : -1;
  const place = (item: Item): string => placeOf(item, input.SortBy ?? 'CreationTime');
  const compare = (left: string, right: string): number =>
    (left < right ? -1 : left > right ? 1 : 0) * direction;
  const after = input.NextToken === undefined ? undefined : decodeToken(input.NextToken);
  const rest = all
    .filter((item) => matches(item, input) && (after === undefined || compare(place(item), after) > 0))
    .sort((left, right) => compare(place(left), place(right)));
  const items = rest.slice(0, input.MaxResults ?? DEFAULT_PAGE);
  const last = items.at(-1);
  return last && items.length < rest.length ? { items, NextToken: encodeToken(place(last)) } : { items };
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

function encodeToken(place: string): string {
  return Buffer.from(place).toString('base64url');
}

function decodeToken(token: string): string {
  const place = Buffer.from(token, 'base64url').toString();
  if (encodeToken(place) !== token)
    throw errors.ValidationException('The NextToken is not one that this operation gave.');
  return place;
}
