import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  tagged('DescribeAlarms', 'MetricAlarms', 'AlarmArn'),
  tagged('ListDashboards', 'DashboardEntries', 'DashboardArn'),
];

function tagged(list: string, items: string, arn: string): TaggedKind {
  return {
    list,
    items,
    arn,
    next: ['NextToken', 'NextToken'],
    tags: ['ListTagsForResource', (_item, ResourceARN) => ({ ResourceARN })],
  };
}
