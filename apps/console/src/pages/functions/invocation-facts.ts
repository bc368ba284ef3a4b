import type { Invocation } from './read-invocations.ts';

export interface InvocationFacts {
  readonly count: number;
  readonly failed: number;
  readonly cold: number;
  /** Milliseconds; undefined before the first. */
  readonly medianDuration: number | undefined;
  readonly slowDuration: number | undefined;
  readonly medianInit: number | undefined;
  readonly mostMegabytes: number | undefined;
}

/** The summary of a function's invocations. One in twenty is slower than `slowDuration`. */
export function invocationFacts(invocations: readonly Invocation[]): InvocationFacts {
  const durations = invocations.map(({ durationMillis }) => durationMillis);
  const inits = invocations.flatMap(({ initMillis }) => initMillis ?? []);
  return {
    count: invocations.length,
    failed: invocations.filter(({ status }) => status !== undefined).length,
    cold: inits.length,
    medianDuration: quantile(durations, 0.5),
    slowDuration: quantile(durations, 0.95),
    medianInit: quantile(inits, 0.5),
    mostMegabytes: quantile(
      invocations.map(({ memoryMegabytes }) => memoryMegabytes),
      1,
    ),
  };
}

/** By the nearest rank. */
function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
