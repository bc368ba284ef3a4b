import { z } from 'zod';
import { text } from './constraints.ts';

/** One of SageMaker's names: letters, digits and single hyphens between them. */
export function resourceName(longest = 63): z.ZodString {
  return text({ min: 1, max: longest, pattern: `[a-zA-Z0-9](-*[a-zA-Z0-9]){0,${longest - 1}}` });
}

/** Clients send epoch seconds; another service of the emulator passes dates or ISO 8601. */
export const timestamp = z.union([
  z.number().transform((seconds) => new Date(seconds * 1000)),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  z.date(),
]);
