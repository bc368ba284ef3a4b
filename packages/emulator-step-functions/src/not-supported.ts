import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'RedriveExecution',
    why: 'An execution that failed stays as it ended; start another one with the same input.',
  },
  {
    what: 'UpdateMapRun',
    why: 'A Map Run keeps the concurrency and the tolerated failures that it began with.',
  },
];
