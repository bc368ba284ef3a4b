import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'global indexes with several hash keys or several range keys',
    why: 'Put the values together in one attribute, and make that the key.',
  },
  {
    what: 'the parameters of before expressions, as Expected, AttributeUpdates and KeyConditions',
    why: 'Expressions say all that they say.',
  },
  {
    what: 'PartiQL',
    why: 'Write expressions.',
    operations: ['ExecuteStatement', 'BatchExecuteStatement', 'ExecuteTransaction'],
  },
  {
    what: 'TransactGetItems',
    why: 'Nothing is written between the reads of a BatchGetItem.',
  },
  {
    what: 'bulk operations and vectors',
    why: 'Put items one by one or in batches, and find them by their keys.',
    operations: ['*Bulk*', 'SearchVectors'],
  },
  {
    what: 'streams, backups, exports, global tables and resource policies',
    why: 'Nothing of it is needed to try a program on tables.',
    operations: [
      ...[
        '*Backup*',
        '*Export*',
        '*Import*',
        '*Kinesis*',
        '*ResourcePolicy',
        '*GlobalTable*',
        '*ContributorInsights',
      ],
      ...['Restore*', '*AutoScaling', 'DescribeEndpoints', 'DescribeLimits'],
    ],
  },
];
