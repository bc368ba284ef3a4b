import { z } from 'zod';

const none = (what: string) =>
  z
    .array(z.never({ error: `The emulator does not support ${what} of IAM: attach the policy to a role` }))
    .default([]);

/** The principals of IAM that a policy is attached to. There are roles only. */
export const attachments = {
  Roles: z.array(z.string()).default([]),
  Users: none('users'),
  Groups: none('groups'),
};
