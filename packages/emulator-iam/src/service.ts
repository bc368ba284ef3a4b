import type { Clock, Random } from '@scones/deterministic';
import { type EmulatedService, type Identity, queryService, type Store } from '@scones/emulator-core';
import { type IamContext, openRecords, type Records } from './context.ts';
import { defaultDocument } from './managed-policy.ts';
import { operations } from './operations.ts';
import { type AccessRequest, type Decision, decide } from './policy/is-allowed.ts';
import { parsePermissions, type PolicyDocument } from './policy/policy-document.ts';
import { type RoleCredentials, Sessions } from './sessions.ts';

export interface IamOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}

/** IAM, and what the rest of the emulator asks it. */
export interface Iam extends EmulatedService {
  /** What the role's policies, inline and attached, say of it. A role that is not there may do nothing. */
  decide(roleArn: string, request: AccessRequest): Decision;
  /** Credentials by which whoever signs with them is known as the role. */
  issueCredentials(roleArn: string, seconds: number): RoleCredentials;
  /** The role whose credentials these are, unless they are nobody's or have expired. */
  roleOf(accessKeyId: string): string | undefined;
}

export function iam({ store, identity, clock, random }: IamOptions): Iam {
  const records = openRecords(store);
  const sessions = new Sessions({ store, clock, random });
  return {
    ...queryService<IamContext>({
      name: 'iam',
      version: '2010-05-08',
      namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
      operations,
      context: { identity, clock, random, records },
    }),
    decide: (roleArn, request) => decide(policiesOf(records, roleArn), request),
    issueCredentials: (roleArn, seconds) => sessions.issue(roleArn, seconds),
    roleOf: (accessKeyId) => sessions.roleOf(accessKeyId),
  };
}

function policiesOf(records: Records, roleArn: string): PolicyDocument[] {
  const role = records.roles.get(roleArn.slice(roleArn.lastIndexOf('/') + 1));
  if (role?.arn !== roleArn) return [];
  const attached = role.attachedPolicies.flatMap((arn) => records.policies.get(arn) ?? []);
  return [...Object.values(role.inlinePolicies), ...attached.map(defaultDocument)].map(parseOnce);
}

/** Policies are few and are asked at every call. */
const parsed = new Map<string, PolicyDocument>();
const MOST_PARSED = 500;

function parseOnce(text: string): PolicyDocument {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size >= MOST_PARSED) parsed.clear();
  const policy = parsePermissions(text);
  parsed.set(text, policy);
  return policy;
}
