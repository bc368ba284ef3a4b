interface Counts {
  readonly total: number | undefined;
  readonly pending?: number | undefined;
  readonly running?: number | undefined;
  readonly succeeded?: number | undefined;
  readonly failed?: number | undefined;
  readonly timedOut?: number | undefined;
  readonly aborted?: number | undefined;
}

/** How much of a Map Run has ended: from 0 to 1. */
export function shareEnded({ total = 0, ...counts }: Counts): number {
  const { succeeded = 0, failed = 0, timedOut = 0, aborted = 0 } = counts;
  return total === 0 ? 0 : (succeeded + failed + timedOut + aborted) / total;
}

/** `50 in all: 48 succeeded, 2 failed` */
export function countsText({ total = 0, ...counts }: Counts): string {
  const { pending, running, succeeded, failed, timedOut, aborted } = counts;
  const named = { succeeded, failed, 'timed out': timedOut, aborted, running, pending };
  const parts = Object.entries(named).flatMap(([name, count = 0]) => (count > 0 ? [`${count} ${name}`] : []));
  return [`${total} in all`, ...(parts.length > 0 ? [parts.join(', ')] : [])].join(': ');
}
