/**
 * EventBridge's six fields, in UTC: minutes, hours, days of the month, months, days of the week (1 is Sunday), years
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html).
 */
export type Cron = (time: Date) => boolean;

type Matches = (time: Date) => boolean;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Whether a minute is one of an expression's; undefined for what is no such expression. */
export function parseCron(expression: string): Cron | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 6) return undefined;
  const [minutes, hours, days, months, weekdays, years] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  // One of the two kinds of days has to be left open.
  if ((days === '?') === (weekdays === '?')) return undefined;
  const matches = [
    inField(minutes, 0, 59, (time) => time.getUTCMinutes()),
    inField(hours, 0, 23, (time) => time.getUTCHours()),
    days === '?' ? always : dayOfMonth(days),
    inField(byNumber(months, MONTHS), 1, 12, (time) => time.getUTCMonth() + 1),
    weekdays === '?' ? always : dayOfWeek(byNumber(weekdays, WEEKDAYS)),
    inField(years, 1970, 2199, (time) => time.getUTCFullYear()),
  ];
  return matches.every((each) => each !== undefined)
    ? (time) => matches.every((matchesField) => matchesField(time))
    : undefined;
}

function always(): boolean {
  return true;
}

function byNumber(field: string, names: readonly string[]): string {
  return field.toUpperCase().replace(/[A-Z]{3}/g, (name) => {
    const index = names.indexOf(name);
    return index < 0 ? name : String(index + 1);
  });
}

/** `*`, `5`, `1-5`, `0/15`, `1-5/2`, or several with commas. */
function inField(
  field: string,
  least: number,
  most: number,
  valueOf: (time: Date) => number,
): Matches | undefined {
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const range = readRange(item, least, most);
    if (!range) return undefined;
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return (time) => values.has(valueOf(time));
}

function readRange(
  item: string,
  least: number,
  most: number,
): { from: number; to: number; step: number } | undefined {
  const [, start, end, step] = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(item) ?? [];
  if (start === undefined || (start === '*' && end !== undefined)) return undefined;
  const from = start === '*' ? least : Number(start);
  const open = start === '*' || step !== undefined ? most : from;
  const to = end === undefined ? open : Number(end);
  const by = step === undefined ? 1 : Number(step);
  return from >= least && to <= most && from <= to && by > 0 ? { from, to, step: by } : undefined;
}

/** Besides numbers `L`, the last day, and `15W`, the weekday nearest to the 15th. */
function dayOfMonth(field: string): Matches | undefined {
  if (field === 'L') return (time) => time.getUTCDate() === lastDay(time);
  const nearest = /^(\d{1,2})W$/.exec(field)?.[1];
  if (nearest === undefined) return inField(field, 1, 31, (time) => time.getUTCDate());
  const day = Number(nearest);
  return day >= 1 && day <= 31 ? (time) => time.getUTCDate() === nearestWeekday(time, day) : undefined;
}

/** Besides numbers `6L`, the month's last Friday, `L`, Saturday, and `3#2`, its second Tuesday. */
function dayOfWeek(field: string): Matches | undefined {
  const weekday = (time: Date): number => time.getUTCDay() + 1;
  if (field === 'L') return (time) => weekday(time) === 7;
  const last = /^([1-7])L$/.exec(field)?.[1];
  if (last !== undefined)
    return (time) => weekday(time) === Number(last) && time.getUTCDate() + 7 > lastDay(time);
  const [, which, nth] = /^([1-7])#([1-5])$/.exec(field) ?? [];
  if (nth !== undefined)
    return (time) => weekday(time) === Number(which) && Math.ceil(time.getUTCDate() / 7) === Number(nth);
  return inField(field, 1, 7, weekday);
}

function lastDay(time: Date): number {
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0)).getUTCDate();
}

/** Never in another month. */
function nearestWeekday(time: Date, day: number): number {
  const last = lastDay(time);
  const wanted = Math.min(day, last);
  const weekday = new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), wanted)).getUTCDay();
  if (weekday === 6) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 0) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}
