import {
  type Identity,
  isUser,
  queryRefusals,
  resourceTagValues,
  type RoleSession,
  tagValuesUnder,
} from '@scones/emulator-core';
import { accessDenied } from './enforcement/access-denied.ts';
import { errors } from './errors.ts';
import { defaultDocument, policyAt } from './managed-policy.ts';
import { digestId } from './names.ts';
import { decideByResource } from './policy/is-allowed.ts';
import { NO_JSON, parsePermissions, parseTrust } from './policy/policy-document.ts';
import { callerArn } from './policy/principal.ts';
import { roleAt } from './role.ts';
import type { Records, Role } from './records.ts';

export interface AssumeRoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds: number;
  /** The role that the caller is in already, or the user; absent, the account's root. */
  readonly session?: RoleSession;
  readonly externalId?: string | undefined;
  /** An inline policy, and ARNs of managed ones, which bound the session. */
  readonly policy?: string | undefined;
  readonly policyArns?: readonly string[] | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly transitiveTagKeys?: readonly string[] | undefined;
}

/** The longest session when a role assumes another role, and the length of a session by default. */
const HOUR_SECONDS = 3600;

/** The session that the role's trust policy lets the caller have. Throws AWS's refusals. */
export function trustedSession(
  records: Records,
  identity: Identity,
  request: AssumeRoleRequest,
): RoleSession {
  const role = roleAt(records, request.roleArn);
  const actions = [
    'sts:AssumeRole',
    ...(Object.keys(request.tags ?? {}).length > 0 ? ['sts:TagSession'] : []),
  ];
  for (const action of actions) requireTrust(role, identity, action, request);
  return uncheckedSession(records, request);
}

/** A session of any role, whatever it trusts and even if it does not exist. Throws AWS's refusals of what is asked. */
export function uncheckedSession(records: Records, request: AssumeRoleRequest): RoleSession {
  const { roleArn, sessionName, seconds, session, tags, transitiveTagKeys } = request;
  const role = roleAt(records, roleArn);
  if (seconds > (role?.maxSessionSeconds ?? HOUR_SECONDS)) throw errors.ValidationError.longSession();
  if (session && !isUser(session) && seconds > HOUR_SECONDS) throw errors.ValidationError.chainedSession();
  const policies = boundsOf(records, request);
  return {
    roleArn,
    sessionName,
    roleId: role?.id ?? digestId('AROA', roleArn),
    ...(policies.length > 0 && { policies }),
    ...(tags && { tags }),
    ...(transitiveTagKeys && { transitiveTagKeys }),
  };
}

function requireTrust(
  role: Role | undefined,
  { account }: Identity,
  action: string,
  { roleArn, session, externalId, sessionName, tags = {}, transitiveTagKeys }: AssumeRoleRequest,
): void {
  const caller = session ? { session } : {};
  const context = {
    'sts:RoleSessionName': sessionName,
    ...(externalId !== undefined && { 'sts:ExternalId': externalId }),
    ...(Object.keys(tags).length > 0 && { 'aws:TagKeys': Object.keys(tags) }),
    ...(transitiveTagKeys && { 'sts:TransitiveTagKeys': transitiveTagKeys }),
    ...tagValuesUnder('aws:RequestTag', tags),
    ...resourceTagValues(role?.tags, 'iam:ResourceTag'),
  };
  const access = { action, resource: roleArn, context };
  const trust = role && decideByResource(parseTrust(role.trustPolicy), access, caller, account);
  if (trust?.decision === 'allowed' || trust?.decision === 'allowedToAccount') return;
  const refusal = { decision: 'implicitDeny', by: 'resource-based policy' } as const;
  throw accessDenied(queryRefusals, callerArn(caller, account), access, refusal);
}

/** The texts of the managed policies at the moment when the role is taken on. */
function boundsOf(records: Records, { policy, policyArns = [] }: AssumeRoleRequest): string[] {
  const managed = policyArns.map((arn) => {
    const found = policyAt(records, arn);
    if (!found) throw errors.MalformedPolicyDocument.sessionPolicy({ arn });
    return defaultDocument(found);
  });
  if (policy !== undefined) parsePermissions(policy, NO_JSON);
  return [...(policy === undefined ? [] : [policy]), ...managed];
}
