import { z } from 'zod';

export const groupName = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[.\-_/#A-Za-z0-9]+$/);
/** A name, or an ARN without the `:*` at its end. */
export const groupIdentifier = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[\w#+=/:,.@-]*$/);
export const streamName = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[^:*]*$/);
export const page = (largest: number) => ({
  limit: z.int().min(1).max(largest).optional(),
  nextToken: z.string().optional(),
});
