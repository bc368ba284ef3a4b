import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCron } from './cron.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LIMITS = { seed: 9, numRuns: 60 };

/** A field as text, and the values that it names, counted out one by one. */
interface Field {
  readonly text: string;
  readonly values: readonly number[];
}

function count(from: number, to: number, step = 1): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (value) => (value - from) % step === 0,
  );
}

function fieldOf(least: number, most: number): fc.Arbitrary<Field> {
  const value = fc.integer({ min: least, max: most });
  const step = fc.integer({ min: 1, max: 9 });
  const range = fc.tuple(value, value).map((ends) => [Math.min(...ends), Math.max(...ends)] as const);
  const item = fc.oneof(
    fc.constant<Field>({ text: '*', values: count(least, most) }),
    value.map((only): Field => ({ text: `${only}`, values: [only] })),
    range.map(([from, to]): Field => ({ text: `${from}-${to}`, values: count(from, to) })),
    fc
      .tuple(value, step)
      .map(([from, by]): Field => ({ text: `${from}/${by}`, values: count(from, most, by) })),
    fc
      .tuple(range, step)
      .map(([[from, to], by]): Field => ({ text: `${from}-${to}/${by}`, values: count(from, to, by) })),
  );
  return fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => ({
    text: items.map(({ text }) => text).join(','),
    values: items.flatMap(({ values }) => values),
  }));
}

const start = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });

it('is due in the minutes of a day that its fields name, and in no other', () => {
  fc.assert(
    fc.property(fieldOf(0, 59), fieldOf(0, 23), start, (minutes, hours, day) => {
      const isDue = parseCron(`${minutes.text} ${hours.text} * * ? *`);
      const midnight = Math.floor(day.getTime() / DAY) * DAY;
      for (let minute = 0; minute < 24 * 60; minute++) {
        const expected =
          hours.values.includes(Math.floor(minute / 60)) && minutes.values.includes(minute % 60);
        if (isDue?.(new Date(midnight + minute * MINUTE)) !== expected)
          expect.fail(`${minutes.text} ${hours.text}, minute ${minute}`);
      }
    }),
    LIMITS,
  );
});

/** The days of the month of a time, as dates. */
function monthOf(time: Date): Date[] {
  const first = Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1);
  return count(0, 30)
    .map((day) => new Date(first + day * DAY))
    .filter((date) => date.getUTCMonth() === time.getUTCMonth());
}

const weekdayOf = (date: Date): number => date.getUTCDay() + 1;
const isWorkday = (date: Date): boolean => weekdayOf(date) > 1 && weekdayOf(date) < 7;

/** The two fields of days, and which date of a month they mean. */
type Days = readonly [ofMonth: string, ofWeek: string, chosen: (month: Date[]) => Date[]];

const days: fc.Arbitrary<Days> = fc.oneof(
  fieldOf(1, 31).map(({ text, values }): Days => [
    text,
    '?',
    (month) => month.filter((date) => values.includes(date.getUTCDate())),
  ]),
  fieldOf(1, 7).map(({ text, values }): Days => [
    '?',
    text,
    (month) => month.filter((date) => values.includes(weekdayOf(date))),
  ]),
  fc.constant<Days>(['L', '?', (month) => month.slice(-1)]),
  fc.integer({ min: 1, max: 28 }).map((day): Days => [
    `${day}W`,
    '?',
    // The nearest of the month's workdays. No two are equally near.
    (month) =>
      month
        .filter(isWorkday)
        .sort((one, other) => Math.abs(one.getUTCDate() - day) - Math.abs(other.getUTCDate() - day))
        .slice(0, 1),
  ]),
  fc
    .integer({ min: 1, max: 7 })
    .map((weekday): Days => [
      '?',
      `${weekday}L`,
      (month) => month.filter((date) => weekdayOf(date) === weekday).slice(-1),
    ]),
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }))
    .map(([weekday, nth]): Days => [
      '?',
      `${weekday}#${nth}`,
      (month) => month.filter((date) => weekdayOf(date) === weekday).slice(nth - 1, nth),
    ]),
);

it('is due on the days that its fields name, and on no other, in the months and years that they name', () => {
  fc.assert(
    fc.property(days, fieldOf(1, 12), fieldOf(1970, 2199), start, (chosenDays, months, years, time) => {
      const [ofMonth, ofWeek, choose] = chosenDays;
      const expression = `0 12 ${ofMonth} ${months.text} ${ofWeek} ${years.text}`;
      const isDue = parseCron(expression);
      for (let month = 0; month < 12; month++) {
        const dates = monthOf(new Date(Date.UTC(time.getUTCFullYear(), month, 1, 12)));
        const isNamed = months.values.includes(month + 1) && years.values.includes(time.getUTCFullYear());
        const expected = isNamed ? choose(dates).map((date) => date.getUTCDate()) : [];
        const noons = dates.map((date) => new Date(date.getTime() + DAY / 2));
        expect(
          noons.filter((noon) => isDue?.(noon)).map((noon) => noon.getUTCDate()),
          expression,
        ).toEqual(expected);
      }
    }),
    { ...LIMITS, numRuns: 150 },
  );
});
