import { type RoleSession, sessionArn } from '@scones/emulator-core';
import type { PolicyStatement } from './policy-schema.ts';

/** The caller: a role or a user, a service of AWS, somebody who has not signed, or else the account's root. */
export interface Caller {
  readonly session?: RoleSession;
  readonly service?: string;
  readonly isAnonymous?: true;
}

/** Whether a statement is about the caller: by name, as one of the whole account, or not at all. */
export function namesCaller(
  principal: PolicyStatement['Principal'],
  { session, service, isAnonymous }: Caller,
  account: string,
): 'itself' | 'account' | undefined {
  if (principal === undefined) return undefined;
  if (principal === '*') return 'itself';
  if (service !== undefined) return principal.Service?.includes(service) ? 'itself' : undefined;
  if (isAnonymous) return principal.AWS?.includes('*') ? 'itself' : undefined;
  const root = `arn:aws:iam::${account}:root`;
  const names = session ? ['*', session.roleArn, sessionArn(session)] : ['*', root, account];
  if (principal.AWS?.some((name) => names.includes(name))) return 'itself';
  return principal.AWS?.some((name) => name === root || name === account) ? 'account' : undefined;
}

/** The name of the caller in refusals. */
export function callerArn({ session, service, isAnonymous }: Caller, account: string): string {
  if (session) return sessionArn(session);
  if (isAnonymous) return 'anonymous';
  return service ?? `arn:aws:iam::${account}:root`;
}
