import type { Clock, Random } from '@scones/deterministic';
import {
  type AccessRequest,
  BoundedCache,
  type EmulatedService,
  type Identity,
  queryService,
  resourceTagValues,
  type RoleSession,
  type SigningCredentials,
  type Store,
} from '@scones/emulator-core';
import { accessTo } from './access.ts';
import { type Authentication, authentication } from './authentication.ts';
import {
  accessControl,
  type NamedPolicy,
  type RequireAccess,
  type ResourceContext,
} from './enforcement/access-control.ts';
import { type AssumeRoleRequest, uncheckedSession, trustedSession } from './assume-role.ts';
import type { IamContext } from './context.ts';
import { openRecords, type Records } from './records.ts';
import { holderAt } from './holders.ts';
import { profileAt } from './instance-profile.ts';
import { Keys, sessionOfUser } from './keys.ts';
import { userAt } from './user.ts';
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
  /** The values that conditions find of any service's resource; absent, they find none. */
  readonly resourceContext?: ResourceContext;
}

/** IAM, with the functions that the rest of the emulator calls. */
export interface Iam extends EmulatedService, Authentication {
  /** The decision of a role's or a user's inline and attached policies. One that is not there may do nothing. */
  decide(roleArn: string, request: AccessRequest): Decision;
  /** Throws AWS's refusal when the caller may not do it, by all policies that there are on it. */
  readonly requireAccess: RequireAccess;
  /** Credentials of the role, or else of the root, for anybody: no trust policy is asked. */
  issueCredentials(session: RoleSession | undefined, seconds: number): RoleCredentials;
  /** A session that the role's trust policy lets the caller have. Throws AWS's refusals. */
  trustedSession(request: AssumeRoleRequest): RoleSession;
  /** A session of any role, for anybody. Throws AWS's refusals of what is asked. */
  uncheckedSession(request: AssumeRoleRequest): RoleSession;
  /** The session of a service that acts in a role, or for a user. */
  sessionFor(roleArn: string): RoleSession;
  /** The owner of these credentials; undefined where nobody owns them. */
  sessionOf(accessKeyId: string): RoleSession | 'expired' | undefined;
}

export function iam(options: IamOptions): Iam {
  const { store, identity, clock, random, rootKey, clientClock = clock, resourceContext } = options;
  const records = openRecords(store);
  const parse = cachedParse();
  const sessions = new Sessions({ store, clock, random });
  const keys = new Keys(records, sessions, rootKey);
  return {
    ...queryService<IamContext>({
      names,
      version: '2010-05-08',
      namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
      operations,
      access: accessTo(records),
      resourceContext: (resource) => tagsInConditions(records, resource),
      resourceKinds,
      notSupported: NOT_SUPPORTED,
      maps: ['SummaryMap'],
      withoutResult: WITHOUT_RESULT,
      context: { identity, clock, random, records, transaction: (work) => store.transaction(work) },
    }),
    ...authentication({ keys, clock, clientClock }),
    decide: (roleArn, request) =>
      decideWithin(policiesOf(records, parse, roleArn), boundaryOf(records, parse, roleArn), request),
    requireAccess: accessControl({
      identity,
      clock,
      policiesOf: (roleArn) => policiesOf(records, parse, roleArn),
      boundaryOf: (roleArn) => boundaryOf(records, parse, roleArn),
      tagsOf: (arn) => holderAt(records, arn)?.tags ?? {},
      trustOf: (roleArn) => trustOf(records, roleArn),
      resourceContext,
    }),
    issueCredentials: (session, seconds) => sessions.issue(session, seconds),
    trustedSession: (request) => trustedSession(records, identity, request),
    uncheckedSession: (request) => uncheckedSession(records, request),
    sessionFor: (arn) => {
      const user = userAt(records, arn);
      if (user) return sessionOfUser(user);
      return {
        roleArn: arn,
        roleId: roleAt(records, arn)?.id ?? digestId('AROA', arn),
        sessionName: 'emulator',
      };
    },
    sessionOf: (accessKeyId) => keys.sessionOf(accessKeyId),
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

function policiesOf(records: Records, parse: Parse, arn: string): NamedPolicy[] {
  const holder = holderAt(records, arn);
  if (!holder) return [];
  return [
    ...Object.entries(holder.inlinePolicies).map(([name, text]) => ({ ...parse(text), name })),
    ...holder.attachedPolicies.flatMap((arn) => managedPolicy(records, parse, arn) ?? []),
  ];
}

function boundaryOf(records: Records, parse: Parse, holderArn: string): NamedPolicy | undefined {
  const arn = holderAt(records, holderArn)?.permissionsBoundary;
  return arn === undefined ? undefined : managedPolicy(records, parse, arn);
}

function managedPolicy(records: Records, parse: Parse, arn: string): NamedPolicy | undefined {
  const policy = policyAt(records, arn);
  return policy && { ...parse(defaultDocument(policy)), name: arn };
}

/** IAM has a key of its own for the tags of roles and users. */
function tagsInConditions(records: Records, arn: string): Readonly<Record<string, string>> {
  const holder = holderAt(records, arn);
  if (holder) return resourceTagValues(holder.tags, 'iam:ResourceTag');
  return resourceTagValues((policyAt(records, arn) ?? profileAt(records, arn))?.tags);
}

function trustOf(records: Records, roleArn: string): PolicyDocument | undefined {
  const role = roleAt(records, roleArn);
  return role && parseTrust(role.trustPolicy);
}
