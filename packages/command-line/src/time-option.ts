import { z } from 'zod';

/** A point in time, or a duration before now. */
export type Moment = Date | { readonly millisecondsAgo: number };

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const TAKES =
  'takes a time: a day such as 2026-11-23, a time such as 2026-11-23T14:05 (UTC unless it says otherwise), ' +
  '30m, 2h or 3d for so long ago, or yesterday for a day ago';

/** A time as people write it; `instantOf` says which it is. */
export function timeOption() {
  const moment = z.object({ millisecondsAgo: z.number() });
  return z.union([z.string(), z.date(), moment]).transform((given, context): Moment => {
    if (typeof given !== 'string') return given;
    const moment = momentOf(given.trim());
    if (moment !== undefined) return moment;
    context.addIssue({ code: 'custom', input: given, message: TAKES });
    return z.NEVER;
  });
}

/** Milliseconds since 1970. */
export function instantOf(moment: Moment, now: number): number {
  return moment instanceof Date ? moment.getTime() : now - moment.millisecondsAgo;
}

function momentOf(text: string): Moment | undefined {
  if (text === 'now') return { millisecondsAgo: 0 };
  if (text === 'yesterday') return { millisecondsAgo: UNITS['d'] as number };
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  if (unit !== undefined) return { millisecondsAgo: Number(amount) * (UNITS[unit] as number) };
  return dateOf(text);
}

/** AWS's pages and the folders of captures are in UTC; so is a time that names no zone. */
function dateOf(text: string): Date | undefined {
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/i.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  const date = new Date(`${day}T${time ?? '00:00'}${zone?.toUpperCase() ?? 'Z'}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** JavaScript takes the 30th of February for a day in March. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
