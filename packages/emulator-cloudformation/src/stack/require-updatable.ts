import { errors } from '../errors.ts';
import { isBusy, type StackRecord } from './stack-record.ts';

const STUCK = [
  'DELETE_COMPLETE',
  ...['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'],
  'UPDATE_ROLLBACK_FAILED',
];

/** A stack can be updated only when it exists and nothing is under way in it. */
export function requireUpdatable(stack: StackRecord | undefined, name: string): asserts stack is StackRecord {
  if (!stack) throw errors.ValidationError.noStack({ name });
  if (isBusy(stack.status) || STUCK.includes(stack.status))
    throw errors.ValidationError.notUpdatable({ id: stack.id, status: stack.status });
}
