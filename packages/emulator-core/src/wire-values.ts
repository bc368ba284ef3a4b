import { z } from 'zod';

/** Numbers, booleans, lists and times of REST services: text in XML, headers and queries, JSON values in JSON. */
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

/** An empty element is an empty list. */
export function wireList<Item extends z.ZodType>(item: Item): z.ZodType<z.output<Item>[]> {
  return z.preprocess((value) => (value === '' ? [] : value), z.array(item));
}

/** Epoch seconds in JSON, ISO 8601 in text, dates within the emulator. */
export const wireTime = z.union([
  z.number().transform((seconds) => new Date(seconds * 1000)),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  z.date(),
]);
