import type { ResourceKind } from '@scones/emulator-core';

const paged = {
  next: ['NextToken', 'NextToken'],
  tags: ['ListTagsForResource', (_item, ResourceARN) => ({ ResourceARN })],
} as const satisfies Partial<ResourceKind>;

export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'alarm',
    list: 'DescribeAlarms',
    items: 'MetricAlarms',
    name: 'AlarmName',
    arn: 'AlarmArn',
    ...paged,
  },
  {
    noun: 'dashboard',
    list: 'ListDashboards',
    items: 'DashboardEntries',
    name: 'DashboardName',
    arn: 'DashboardArn',
    ...paged,
  },
];
