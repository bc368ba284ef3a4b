import { type Tags, withTags } from '@scones/emulator-core';
import type { DynamoDbContext } from './context.ts';
import { errors } from './errors.ts';
import type { TableRecord } from './table-record.ts';

export function addedTags(tags: Tags, added: Tags): Tags {
  return withTags(tags, added, errors.ValidationException.tooManyTags);
}

/** Throws `ResourceNotFoundException`. */
export function tableOfArn({ tables }: DynamoDbContext, arn: string): TableRecord {
  const table = tables.get(arn.slice(arn.lastIndexOf('/') + 1));
  if (!table) throw errors.ResourceNotFoundException.arn({ arn });
  return table;
}
