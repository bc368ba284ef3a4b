import { z } from 'zod';

const none = (what: string) =>
  z
    .array(z.never({ error: `The emulator does not support ${what} of IAM: attach the policy to a role` }))
    .default([]);

/** To whom a policy is attached: of IAM's principals there are roles only. */
export const attachments = {
  Roles: z.array(z.string()).default([]),
  Users: none('users'),
  Groups: none('groups'),
};
