import { z } from 'zod';

/** One of SageMaker's names: letters, digits and single hyphens between them. */
export function resourceName(longest = 63): z.ZodString {
  const pattern = `^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,${longest - 1}}$`;
  return z
    .string()
    .regex(new RegExp(pattern), `Member must satisfy regular expression pattern: ${pattern.slice(0, -1)}`);
}

/** Clients send epoch seconds; another service of the emulator passes dates or ISO 8601. */
export const timestamp = z.union([
  z.number().transform((seconds) => new Date(seconds * 1000)),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  z.date(),
]);
