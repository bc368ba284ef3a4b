import type { ResourceKind } from '@scones/emulator-core';

/** AWS's tagging API leaves out roles and users too. */
export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'role',
    list: 'ListRoles',
    items: 'Roles',
    name: 'RoleName',
    arn: 'Arn',
    next: ['Marker', 'Marker'],
    isTagged: false,
  },
  {
    noun: 'user',
    list: 'ListUsers',
    items: 'Users',
    name: 'UserName',
    arn: 'Arn',
    next: ['Marker', 'Marker'],
    isTagged: false,
  },
  {
    noun: 'instance profile',
    list: 'ListInstanceProfiles',
    items: 'InstanceProfiles',
    name: 'InstanceProfileName',
    arn: 'Arn',
    next: ['Marker', 'Marker'],
    isTagged: false,
  },
  {
    noun: 'policy',
    list: 'ListPolicies',
    input: { Scope: 'Local' },
    items: 'Policies',
    name: 'PolicyName',
    arn: 'Arn',
    next: ['Marker', 'Marker'],
    tags: ['ListPolicyTags', (_item, PolicyArn) => ({ PolicyArn })],
  },
];
