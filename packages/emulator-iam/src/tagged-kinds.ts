import type { TaggedKind } from '@scones/emulator-core';

/** Policies alone: AWS's tagging API leaves out roles too. */
export const taggedKinds: readonly TaggedKind[] = [
  {
    list: 'ListPolicies',
    input: { Scope: 'Local' },
    items: 'Policies',
    arn: 'Arn',
    next: ['Marker', 'Marker'],
    tags: ['ListPolicyTags', (_item, PolicyArn) => ({ PolicyArn })],
  },
];
