import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  { list: 'DescribeStacks', items: 'Stacks', arn: 'StackId' },
];
