import { parseCron } from './cron.ts';

/** Whether a rule is due in the minute that begins then. */
export type Schedule = (minute: Date, madeAt: number) => boolean;

const MINUTES = { minute: 1, hour: 60, day: 24 * 60 } as const;

/** `rate(5 minutes)` or `cron(0 12 * * ? *)`; undefined for anything else. */
export function parseSchedule(expression: string): Schedule | undefined {
  const [, kind, inner = ''] = /^(rate|cron)\((.*)\)$/s.exec(expression) ?? [];
  if (kind === 'cron') return parseCron(inner);
  return kind === 'rate' ? parseRate(inner) : undefined;
}

/** A count of one takes the singular, any other the plural. */
function parseRate(text: string): Schedule | undefined {
  const [, count = '', unit = '', plural] = /^(\d+) (minute|hour|day)(s?)$/.exec(text) ?? [];
  const period = Number(count) * MINUTES[unit as keyof typeof MINUTES];
  if (!(period > 0) || (Number(count) === 1) !== (plural === '')) return undefined;
  return (minute, madeAt) => {
    const passed = Math.floor(minute.getTime() / 60_000) - Math.floor(madeAt / 60_000);
    return passed > 0 && passed % period === 0;
  };
}
