/** Which stretch of time is looked at: the last so many units before now, or from one moment to another. */
export type TimeWanted =
  | { readonly kind: 'any' }
  | { readonly kind: 'last'; readonly amount: number; readonly unit: Unit }
  | { readonly kind: 'between'; readonly from: string; readonly to: string };

export type Unit = 'minute' | 'hour' | 'day';

/** Milliseconds since the epoch; undefined where it has no end. */
export interface Bounds {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const MILLISECONDS: Readonly<Record<Unit, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};
export const ANY_TIME: TimeWanted = { kind: 'any' };

/** As an address says it: `15-minute`, or two moments with a slash between; anything else is any time. */
export function readTime(text: string): TimeWanted {
  const [, amount, unit] = /^(\d{1,5})-(minute|hour|day)$/.exec(text) ?? [];
  if (amount !== undefined) return { kind: 'last', amount: Number(amount), unit: unit as Unit };
  const [from = '', to = ''] = text.split('/');
  return Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))
    ? ANY_TIME
    : { kind: 'between', from, to };
}

export function writeTime(time: TimeWanted): string {
  if (time.kind === 'last') return `${time.amount}-${time.unit}`;
  return time.kind === 'between' ? `${time.from}/${time.to}` : '';
}

export function boundsOf(time: TimeWanted, now: number): Bounds {
  if (time.kind === 'last') return { from: now - time.amount * MILLISECONDS[time.unit], to: undefined };
  if (time.kind === 'between') return { from: Date.parse(time.from), to: Date.parse(time.to) };
  return { from: undefined, to: undefined };
}
