import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'RedriveExecution',
    why: 'An execution that failed stays as it ended; start another one with the same input.',
  },
];
