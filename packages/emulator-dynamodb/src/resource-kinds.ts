import type { Identity, ResourceKind } from '@scones/emulator-core';
import { tableArn } from './table-record.ts';

/** Of tables, the list has the names alone. */
export function resourceKinds(identity: Identity): readonly ResourceKind[] {
  return [
    {
      noun: 'table',
      list: 'ListTables',
      items: 'TableNames',
      name: 'text',
      arn: ({ text }) => tableArn(identity, text as string),
      next: ['ExclusiveStartTableName', 'LastEvaluatedTableName'],
      tags: ['ListTagsOfResource', (_item, arn) => ({ ResourceArn: arn })],
    },
  ];
}
