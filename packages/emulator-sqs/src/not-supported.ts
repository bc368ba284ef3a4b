import type { NotSupported } from '@scones/emulator-core';

export const QUERY_PROTOCOL: NotSupported = {
  what: 'the Query protocol',
  why: 'AWS’s clients of November 2023 and later speak JSON.',
};

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'AddPermission, RemovePermission',
    why: 'Set the attribute Policy, of which they change a statement.',
  },
  {
    what: 'StartMessageMoveTask, CancelMessageMoveTask, ListMessageMoveTasks',
    why: 'Receive the dead letters and send them again.',
  },
  QUERY_PROTOCOL,
];
