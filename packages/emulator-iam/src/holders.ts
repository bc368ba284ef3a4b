import type { PolicyHolder, Records } from './records.ts';
import { roleAt } from './role.ts';
import { userAt } from './user.ts';

/** The role or the user of that ARN, its path included. */
export function holderAt(records: Records, arn: string): PolicyHolder | undefined {
  return roleAt(records, arn) ?? userAt(records, arn);
}

/** Every role and every user. */
export function holders({ roles, users }: Records): PolicyHolder[] {
  return [...roles.values(), ...users.values()];
}
