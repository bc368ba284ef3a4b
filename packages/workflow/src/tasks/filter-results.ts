import type { ChainTask } from './chain-task.ts';
import { LAMBDA_SERVICE_RETRIER } from './retriers.ts';

/** Passes confident answers only. */
export const filterResults = {
  state: 'FilterResults',
  lambda: 'lambda-filter-results',
  retriers: [LAMBDA_SERVICE_RETRIER],
} as const satisfies ChainTask;
