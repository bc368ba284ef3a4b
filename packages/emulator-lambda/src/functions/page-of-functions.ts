import { type AwsError, type Page, pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { type FunctionRecord, LATEST } from './function-record.ts';
import { versionKey } from '../versions/versions.ts';

/** AWS takes up to 10,000 and gives no more than 50. */
export const pageMembers = {
  Marker: z.string().optional(),
  MaxItems: z.coerce.number().int().min(1).max(10_000).default(50),
};

interface PageInput {
  readonly Marker?: string | undefined;
  readonly MaxItems: number;
}

/** A page of functions by name; `$LATEST` comes before a function's versions, which follow by number. */
export function pageOfFunctions(records: readonly FunctionRecord[], input: PageInput): Page<FunctionRecord> {
  // A blank sorts before every character of a name, so that each function comes before those whose names begin with its
  // own.
  const keyOf = ({ name, version }: FunctionRecord): string =>
    `${name} ${versionKey('', version === LATEST ? '0' : version)}`;
  return pageOfNamed(records, input, keyOf);
}

export function pageOfNamed<Item>(
  items: readonly Item[],
  { Marker, MaxItems }: PageInput,
  keyOf: (item: Item) => string,
): Page<Item> {
  const refuse = (): AwsError => errors.InvalidParameterValueException.marker();
  return pageOf(items, { token: Marker, limit: Math.min(MaxItems, 50), keyOf, refuse });
}
