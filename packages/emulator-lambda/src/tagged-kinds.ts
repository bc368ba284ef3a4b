import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  {
    list: 'ListFunctions',
    items: 'Functions',
    arn: 'FunctionArn',
    next: ['Marker', 'NextMarker'],
    tags: ['ListTags', (_item, Resource) => ({ Resource })],
  },
];
