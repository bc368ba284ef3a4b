import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'StartQuery, GetQueryResults and the rest of Logs Insights',
    why: 'FilterLogEvents finds events by a pattern, which is what the workflow’s commands use.',
    operations: [
      ...['*Quer*', 'GetLogRecord', 'GetLogFields', 'GetLogGroupFields', 'GetLogObject', '*LookupTable*'],
      ...['*FieldIndexes', '*IndexPolic*', '*LogGroupsForQuery'],
    ],
  },
  {
    what: 'StartLiveTail',
    why: 'FilterLogEvents from a start time on does the same by asking again, as `aws logs tail --follow` does.',
  },
  {
    what: 'subscription filters, destinations, deliveries and exports',
    why: 'No service here takes a stream of log events; read them with FilterLogEvents or GetLogEvents.',
    operations: [
      ...[
        '*SubscriptionFilter*',
        '*Destination*',
        '*Deliver*',
        '*ExportTask*',
        '*ImportTask*',
        '*Integration*',
      ],
      ...['*Syslog*', 'PutBearerTokenAuthentication', '*ConfigurationTemplates'],
    ],
  },
  {
    what: 'metric filters',
    why: 'A program puts its metrics itself, by PutMetricData of CloudWatch.',
    operations: ['*MetricFilter*'],
  },
  {
    what: 'anomaly detectors, transformers, tiers of storage and policies of an account',
    why: 'Logs are kept as they were written, and nothing is read into them.',
    operations: [
      ...['*Anomal*', '*Transformer*', '*StorageTier*', '*AccountPolic*', '*DataProtectionPolicy'],
      ...['*ResourcePolic*', 'PutLogGroupDeletionProtection'],
    ],
  },
  { what: 'AssociateKmsKey, DisassociateKmsKey', why: 'Nothing is encrypted on this machine.' },
  {
    what: 'ListLogGroups, ListAggregateLogGroupSummaries',
    why: 'They look over several accounts; DescribeLogGroups lists those of this one.',
  },
];
