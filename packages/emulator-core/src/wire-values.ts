import { z } from 'zod';

/** Numbers, truth values, lists and times as whoever calls spells them: a form as text, JSON and the emulator as such. */
export const wireNumber = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/, 'It must be a number')
    .transform(Number),
]);

export function wireInteger(lowest: number, highest: number): z.ZodType<number> {
  return wireNumber.pipe(z.int().min(lowest).max(highest));
}

export const wireBoolean = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((text) => text === 'true'),
]);

/** A form says an empty list as an empty text. */
export function wireList<Item extends z.ZodType>(item: Item, longest?: number): z.ZodType<z.output<Item>[]> {
  const list = z.array(item);
  return z.preprocess(
    (value) => (value === '' ? [] : value),
    longest === undefined ? list : list.max(longest),
  );
}

/** Epoch seconds in JSON, ISO 8601 in a form, dates within the emulator. */
export const wireTime = z.union([
  z.number().transform((seconds) => new Date(seconds * 1000)),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  z.date(),
]);
