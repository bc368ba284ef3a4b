import { AwsError, type Identity, type RoleSession } from '@scones/emulator-core';
import type { Records } from './context.ts';
import { accessDenied } from './access/access-denied.ts';
import { decideByResource } from './policy/is-allowed.ts';
import { parseTrust } from './policy/policy-document.ts';
import { callerArn } from './policy/principal.ts';
import { roleAt } from './role.ts';

export interface AssumeRoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds: number;
  /** The role that the caller is in already; absent, the account's root. */
  readonly session?: RoleSession;
}

/** A role that was taken on from another is lent for no longer. */
const CHAINED_SECONDS = 3600;

/** The session that the role's trust policy lets the caller have. Throws AWS's refusals. */
export function trustedSession(
  records: Records,
  identity: Identity,
  request: AssumeRoleRequest,
): RoleSession {
  const { roleArn, sessionName, seconds, session } = request;
  const caller = session ? { session } : {};
  const access = { action: 'sts:AssumeRole', resource: roleArn };
  const role = roleAt(records, roleArn);
  const trust = role && decideByResource(parseTrust(role.trustPolicy), access, caller, identity.account);
  if (!role || (trust !== 'allowed' && trust !== 'allowedToAccount')) {
    const refusal = { decision: 'implicitDeny', by: 'a resource-based' } as const;
    throw accessDenied('sts', callerArn(caller, identity.account), access, refusal);
  }
  if (seconds > role.maxSessionSeconds)
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  if (session && seconds > CHAINED_SECONDS)
    throw invalid(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  return { roleArn, roleId: role.id, sessionName };
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', 400, message);
}
