import type { TrialOptions } from '../trial.ts';
import type { Interruption } from './run-command.ts';

/** A call that is made again and again, such as a look at what goes on, is stopped so many times. */
const OF_A_KIND = 3;
const OF_A_KIND_IN_SHORT = 1;

/** S3's reads are told by their methods. */
const READ = /^(GET|HEAD)$|(^|\.)(Describe|List|Get)/;

/**
 * Where a command that makes those calls is stopped. After a call that only reads, everything is as it was before, so it
 * is stopped before it alone.
 */
export function interruptionsOf(
  operations: readonly string[],
  { isShort }: Pick<TrialOptions, 'isShort'>,
): Interruption[] {
  const signals = isShort ? (['SIGKILL'] as const) : (['SIGKILL', 'SIGINT'] as const);
  const calls = chosenCalls(operations, isShort ? OF_A_KIND_IN_SHORT : OF_A_KIND);
  return signals.flatMap((signal) =>
    calls.flatMap((call) => {
      const isRead = READ.test(operations[call - 1] ?? '');
      const moments = isRead ? (['before'] as const) : (['before', 'after'] as const);
      return moments.map((moment) => ({ signal, moment, call }));
    }),
  );
}

/** Counted from 1. */
function chosenCalls(operations: readonly string[], ofAKind: number): number[] {
  const seen = new Map<string, number>();
  return operations.flatMap((operation, index) => {
    const times = (seen.get(operation) ?? 0) + 1;
    seen.set(operation, times);
    return times <= ofAKind ? [index + 1] : [];
  });
}
