import type { Scope } from '../query-language/scope.ts';
import type { MapFields } from './map-fields.ts';
import { runtimeError, StatesError } from '../states-error.ts';

/** How many of its items a Map Run may lose; nothing where the state does not say. */
export interface FailureTolerance {
  readonly count: number | undefined;
  readonly percentage: number | undefined;
}

export async function readTolerance(fields: MapFields, scope: Scope): Promise<FailureTolerance> {
  const count = await fields.toleratedFailureCount(scope);
  if (count !== undefined && count < 0) throw runtimeError('ToleratedFailureCount cannot be negative.');
  const percentage = await fields.toleratedFailurePercentage(scope);
  if (percentage !== undefined && (percentage < 0 || percentage > 100)) {
    throw runtimeError('ToleratedFailurePercentage must be between 0 and 100.');
  }
  return { count, percentage };
}

/** Either of two thresholds fails the run; without any the first failure does. */
export function isExceeded(
  { count, percentage }: FailureTolerance,
  items: { readonly failed: number; readonly total: number },
): boolean {
  if (percentage === undefined) return items.failed > (count ?? 0);
  return items.failed * 100 > percentage * items.total || items.failed > (count ?? Infinity);
}

export function tooManyFailures(): StatesError {
  return new StatesError(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}
