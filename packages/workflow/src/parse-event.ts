import type { z } from 'zod';

/** An event that is not what the Lambda takes. */
export class EventMalformed extends Error {
  override readonly name = 'EventMalformed';
}

/** The event, parsed by its schema. Throws `EventMalformed`, which says which members are wrong and how. */
export function parseEvent<Schema extends z.ZodType>(schema: Schema, event: unknown): z.output<Schema> {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`);
  throw new EventMalformed(`The event is not one that this function takes: ${issues.join('; ')}`, {
    cause: parsed.error,
  });
}
