import type { ResourceKind } from '@scones/emulator-core';

export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'stack',
    list: 'DescribeStacks',
    items: 'Stacks',
    name: 'StackName',
    arn: 'StackId',
    next: ['NextToken', 'NextToken'],
  },
];
