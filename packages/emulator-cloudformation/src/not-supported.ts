import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'stack sets and organizations',
    why: 'There is one account and one region to deploy to; deploy a stack for each name.',
    operations: ['*StackSet*', '*StackInstance*', '*Organizations*'],
  },
  {
    what: 'drift',
    why: 'A stack is not compared with what became of its resources; `cdk diff` compares templates.',
    operations: ['*Drift*'],
  },
  {
    what: 'types of the registry, hooks and publishers',
    why: 'The types are those of this page; a custom resource that a function answers makes anything else.',
    operations: [
      ...[
        '*Type',
        '*Types',
        '*TypeConfiguration*',
        '*TypeRegistration*',
        '*TypeVersion*',
        '*TypeDefaultVersion',
      ],
      ...['*Publisher', '*Hook*', 'RecordHandlerProgress', 'SetAlias', 'RemoveAlias'],
    ],
  },
  {
    what: 'generated templates, resource scans and refactoring',
    why: 'They make templates of what was made by hand; write the template, or let the CDK write it.',
    operations: ['*GeneratedTemplate*', '*ResourceScan*', '*StackRefactor*'],
  },
  {
    what: 'stack policies',
    why: 'Nobody but you changes a stack on this machine.',
    operations: ['*StackPolicy'],
  },
  {
    what: 'CancelUpdateStack, ContinueUpdateRollback, RollbackStack',
    why: 'A change of a stack takes moments and rolls back by itself; deploy it again.',
  },
  {
    what: 'SignalResource',
    why: 'No instances start here that would signal that they are ready.',
  },
  {
    what: 'EstimateTemplateCost, DescribeAccountLimits',
    why: 'Nothing costs and nothing is limited here; `npx nx deploy -- --dry-run` shows what AWS would cost by the hour.',
  },
  {
    what: 'DescribeEvents',
    why: 'DescribeStackEvents tells the events of a stack.',
  },
];
