import type { Clock, Random } from '@scones/deterministic';
import {
  type AccessRequest,
  BoundedCache,
  type EmulatedService,
  type Identity,
  queryService,
  type RoleSession,
  type SigningCredentials,
  type Store,
} from '@scones/emulator-core';
import { accessTo } from './access.ts';
import { type Authentication, authentication } from './authentication.ts';
import { accessControl, type NamedPolicy, type RequireAccess } from './enforcement/access-control.ts';
import { type AssumeRoleRequest, uncheckedSession, trustedSession } from './assume-role.ts';
import type { IamContext } from './context.ts';
import { openRecords, type Records } from './records.ts';
import { defaultDocument, policyAt } from './managed-policy.ts';
import { digestId } from './names.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations, WITHOUT_RESULT } from './operations.ts';
import { roleAt } from './role.ts';
import { type Decision, decideWithin } from './policy/is-allowed.ts';
import { parsePermissions, parseTrust } from './policy/policy-document.ts';
import type { PolicyDocument } from './policy/policy-schema.ts';
import { type RoleCredentials, Sessions } from './sessions.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';

interface IamOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** The key that the account's root signs with; absent, no key is the root's. */
  readonly rootKey?: SigningCredentials | undefined;
  /** The clock that callers date their requests by, where it is another one. */
  readonly clientClock?: Clock;
}

/** IAM, with the functions that the rest of the emulator calls. */
export interface Iam extends EmulatedService, Authentication {
  /** The decision of the role's inline and attached policies. A role that is not there may do nothing. */
  decide(roleArn: string, request: AccessRequest): Decision;
  /** Throws AWS's refusal when the caller may not do it, by all policies that there are on it. */
  readonly requireAccess: RequireAccess;
  /** Credentials of the role, or else of the root, for anybody: no trust policy is asked. */
  issueCredentials(session: RoleSession | undefined, seconds: number): RoleCredentials;
  /** A session that the role's trust policy lets the caller have. Throws AWS's refusals. */
  trustedSession(request: AssumeRoleRequest): RoleSession;
  /** A session of any role, for anybody. Throws AWS's refusals of what is asked. */
  uncheckedSession(request: AssumeRoleRequest): RoleSession;
  /** The session of a service that acts in a role. */
  sessionFor(roleArn: string): RoleSession;
  /** The owner of these credentials; undefined where nobody owns them. */
  sessionOf(accessKeyId: string): RoleSession | 'expired' | undefined;
}

export function iam(options: IamOptions): Iam {
  const { store, identity, clock, random, rootKey, clientClock = clock } = options;
  const records = openRecords(store);
  const parse = cachedParse();
  const sessions = new Sessions({ store, clock, random });
  return {
    ...queryService<IamContext>({
      names,
      version: '2010-05-08',
      namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
      operations,
      access: accessTo(records),
      resourceKinds,
      notSupported: NOT_SUPPORTED,
      maps: ['SummaryMap'],
      withoutResult: WITHOUT_RESULT,
      context: { identity, clock, random, records },
    }),
    ...authentication({ rootKey, sessions, clock, clientClock }),
    decide: (roleArn, request) =>
      decideWithin(policiesOf(records, parse, roleArn), boundaryOf(records, parse, roleArn), request),
    requireAccess: accessControl({
      identity,
      clock,
      policiesOf: (roleArn) => policiesOf(records, parse, roleArn),
      boundaryOf: (roleArn) => boundaryOf(records, parse, roleArn),
      tagsOf: (roleArn) => roleAt(records, roleArn)?.tags ?? {},
      trustOf: (roleArn) => trustOf(records, roleArn),
    }),
    issueCredentials: (session, seconds) => sessions.issue(session, seconds),
    trustedSession: (request) => trustedSession(records, identity, request),
    uncheckedSession: (request) => uncheckedSession(records, request),
    sessionFor: (roleArn) => ({
      roleArn,
      roleId: roleAt(records, roleArn)?.id ?? digestId('AROA', roleArn),
      sessionName: 'emulator',
    }),
    sessionOf: (accessKeyId) => sessions.find(accessKeyId),
  };
}

/** A policy's text, parsed. */
type Parse = (text: string) => PolicyDocument;

/** Policies are few and are needed at every call. */
function cachedParse(): Parse {
  const documents = new BoundedCache<string, PolicyDocument>(MOST_PARSED);
  return (text) => documents.getOrMake(text, () => parsePermissions(text));
}

const MOST_PARSED = 500;

function policiesOf(records: Records, parse: Parse, roleArn: string): NamedPolicy[] {
  const role = roleAt(records, roleArn);
  if (!role) return [];
  return [
    ...Object.entries(role.inlinePolicies).map(([name, text]) => ({ ...parse(text), name })),
    ...role.attachedPolicies.flatMap((arn) => managedPolicy(records, parse, arn) ?? []),
  ];
}

function boundaryOf(records: Records, parse: Parse, roleArn: string): NamedPolicy | undefined {
  const arn = roleAt(records, roleArn)?.permissionsBoundary;
  return arn === undefined ? undefined : managedPolicy(records, parse, arn);
}

function managedPolicy(records: Records, parse: Parse, arn: string): NamedPolicy | undefined {
  const policy = policyAt(records, arn);
  return policy && { ...parse(defaultDocument(policy)), name: arn };
}

function trustOf(records: Records, roleArn: string): PolicyDocument | undefined {
  const role = roleAt(records, roleArn);
  return role && parseTrust(role.trustPolicy);
}
