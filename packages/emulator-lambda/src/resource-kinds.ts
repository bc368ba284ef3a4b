import type { ResourceKind } from '@scones/emulator-core';

export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'layer',
    list: 'ListLayers',
    items: 'Layers',
    name: 'LayerName',
    arn: 'LayerArn',
    next: ['Marker', 'NextMarker'],
    isTagged: false,
  },
  {
    noun: 'function',
    list: 'ListFunctions',
    items: 'Functions',
    name: 'FunctionName',
    arn: 'FunctionArn',
    next: ['Marker', 'NextMarker'],
    tags: ['ListTags', (_item, Resource) => ({ Resource })],
  },
];
