import type { ExecutionResult } from '@scones/states-language';
import type { ExecutionRecord } from './execution-store.ts';

/** How an execution that has ended did so. */
export function resultOf({ status, output = '', error, cause }: ExecutionRecord): ExecutionResult {
  if (status === 'SUCCEEDED') return { status, output };
  if (status === 'RUNNING') throw new Error('An execution that is running has no result.');
  return { status, ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}
