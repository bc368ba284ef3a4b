import type { Clock } from '@scones/deterministic';
import {
  type AccessRequest,
  AwsError,
  BoundedCache,
  type EmulatedService,
  errorTable,
  type Identity,
  isUser,
  type PolicyKind,
  type RequestWatch,
  type Ruling,
  sessionId,
  tagValuesUnder,
} from '@scones/emulator-core';
import { type ConditionValues, decideByResource, type Finding, findDecisive } from '../policy/is-allowed.ts';
import { parsePermissions, parseResourcePolicy } from '../policy/policy-document.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { type Caller, callerArn } from '../policy/principal.ts';
import { accessDenied } from './access-denied.ts';

/** A policy as rulings call it: by its name or its ARN. */
export interface NamedPolicy extends Pick<PolicyDocument, 'Statement'> {
  readonly name: string;
}

interface AccessControlOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  /** Inline and attached, of a role or a user. */
  readonly policiesOf: (arn: string) => readonly NamedPolicy[];
  /** The policy that bounds what its own policies allow. */
  readonly boundaryOf: (arn: string) => NamedPolicy | undefined;
  readonly tagsOf: (arn: string) => Readonly<Record<string, string>>;
  readonly trustOf: (roleArn: string) => PolicyDocument | undefined;
  readonly resourceContext?: ResourceContext | undefined;
}

/** The values that conditions find of a resource; it is asked only for policies that mention its tags. */
export type ResourceContext = (resource: string, action: string) => AccessRequest['context'];

/** Throws AWS's refusal when the caller may not do it; the watch is told either way. */
export type RequireAccess = (
  service: AskedService,
  caller: Caller,
  request: AccessRequest,
  watch?: RequestWatch,
) => void;

type AskedService = Pick<EmulatedService, 'refusals' | 'resourcePolicy' | 'resourcesAreRoles'>;

/** What policies say, without their names where they have none. */
type Found = Pick<Finding<Partial<NamedPolicy>>, 'decision' | 'policy' | 'statement'>;

const NOTHING_ALLOWS: Found = { decision: 'implicitDeny' };

export function accessControl(options: AccessControlOptions): RequireAccess {
  const judge = judgeBy(options);
  return (service, caller, asked, watch) => {
    const ruling = judge(service, caller, asked);
    watch?.ruled(ruling);
    const { decision, by } = ruling;
    if (decision !== 'allowed' && caller.isAnonymous)
      throw service.refusals.unauthenticated({ kind: 'missing' });
    if (decision !== 'allowed' && by !== undefined)
      throw accessDenied(service.refusals, callerArn(caller, options.identity.account), asked, {
        decision,
        by,
      });
    const { passed, resource } = asked;
    if (passed && !isTrusted(options, resource, passed.to)) throw passed.untrusted();
  };
}

/** Whether a role lets a service take it on. One that is not there does not. */
function isTrusted(
  { identity: { account }, trustOf }: AccessControlOptions,
  roleArn: string,
  service: string,
): boolean {
  const trust = trustOf(roleArn);
  const request = {
    action: 'sts:AssumeRole',
    resource: roleArn,
    context: { 'aws:SourceAccount': account },
  };
  return trust !== undefined && decideByResource(trust, request, { service }, account).decision === 'allowed';
}

/**
 * Identity-based and resource-based policies together, as within one account: either may allow, and either may deny
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 */
function judgeBy(options: AccessControlOptions) {
  const { identity, clock, policiesOf, boundaryOf, tagsOf, trustOf, resourceContext } = options;
  const parse = resourcePolicyParser();
  const byResource = (service: AskedService, caller: Caller, request: AccessRequest): Found => {
    const text = service.resourcePolicy?.(request.resource);
    const policy = service.resourcesAreRoles
      ? trustOf(request.resource)
      : text && parse(text, request.resource);
    if (!policy) return NOTHING_ALLOWS;
    const { decision, statement } = decideByResource(policy, request, caller, identity.account);
    return decision === 'allowedToAccount' ? NOTHING_ALLOWS : { decision, ...(statement && { statement }) };
  };
  return (service: AskedService, caller: Caller, asked: AccessRequest): Ruling => {
    const { session } = caller;
    const tags = { ...(session && tagsOf(session.roleArn)), ...session?.tags };
    const request = {
      ...asked,
      context: { ...secured(identity, clock), ...principalOf(caller, identity, tags), ...asked.context },
      ...(resourceContext && takesTags(asked) && { ofResource: foundOnce(resourceContext, asked) }),
    };
    const rule = (by: PolicyKind, found: Found): Ruling => rulingOf(asked, by, found);
    const resource = byResource(service, caller, request);
    if (resource.decision === 'explicitDeny' || caller.service !== undefined || caller.isAnonymous)
      return rule('resource-based policy', resource);
    if (!session) return { action: asked.action, resource: asked.resource, decision: 'allowed' };
    const bound = session.policies && findDecisive(session.policies.map(parseSession), request);
    if (bound && bound.decision !== 'allowed') return rule('session policy', bound);
    const boundary = boundaryOf(session.roleArn);
    const within = boundary && findDecisive([boundary], request);
    if (within?.decision === 'explicitDeny') return rule('permissions boundary', within);
    const own = findDecisive(policiesOf(session.roleArn), request);
    const isOwnAllowed = own.decision === 'allowed';
    if (own.decision === 'explicitDeny' || (isOwnAllowed && within?.decision !== 'implicitDeny'))
      return rule('identity-based policy', own);
    if (resource.decision === 'allowed') return rule('resource-based policy', resource);
    return rule(isOwnAllowed ? 'permissions boundary' : 'identity-based policy', NOTHING_ALLOWS);
  };
}

/** No condition on a role's tags says who may pass it on (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html). */
function takesTags({ action }: AccessRequest): boolean {
  return action !== 'iam:PassRole';
}

function foundOnce(find: ResourceContext, { resource, action }: AccessRequest): () => ConditionValues {
  let found: ConditionValues | undefined;
  return () => (found ??= find(resource, action) ?? {});
}

function rulingOf(
  { action, resource }: AccessRequest,
  by: PolicyKind,
  { decision, policy, statement }: Found,
): Ruling {
  return {
    action,
    resource,
    decision,
    by,
    ...(policy?.name !== undefined && { policy: policy.name }),
    ...(statement && { statement }),
  };
}

/** A session's policies have no names. */
function parseSession(text: string): Partial<NamedPolicy> & PolicyDocument {
  return parsePermissions(text);
}

/**
 * The values that conditions find in every request. The emulator's port stands for AWS's TLS endpoints, so that
 * policies that refuse plain HTTP do not refuse everything that comes over it.
 */
function secured({ account }: Identity, clock: Clock): Record<string, string> {
  const now = clock.now();
  return {
    'aws:CurrentTime': new Date(now).toISOString(),
    'aws:EpochTime': String(Math.floor(now / 1000)),
    'aws:ResourceAccount': account,
    's3:ResourceAccount': account,
    'aws:SecureTransport': 'true',
    's3:TlsVersion': '1.3',
    'aws:SourceAccount': account,
    'aws:PrincipalAccount': account,
    'aws:SourceOwner': account,
  };
}

/** The values that conditions and variables find of the caller. */
function principalOf(
  { session, isAnonymous }: Caller,
  { account }: Identity,
  tags: Readonly<Record<string, string>>,
): Record<string, string> {
  if (isAnonymous) return { 'aws:PrincipalType': 'Anonymous', 'aws:userid': 'anonymous' };
  return {
    'aws:PrincipalType': session ? (isUser(session) ? 'User' : 'AssumedRole') : 'Account',
    'aws:PrincipalArn': session?.roleArn ?? `arn:aws:iam::${account}:root`,
    'aws:userid': session ? sessionId(session) : account,
    ...(session && isUser(session) && { 'aws:username': lastSegment(session.roleArn) }),
    ...tagValuesUnder('aws:PrincipalTag', tags),
  };
}

function lastSegment(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

const errors = errorTable({
  NotImplemented: {
    status: 501,
    message: 'The emulator cannot hold anybody to the policy of {resource}: {reason}',
  },
});

const MOST_PARSED = 500;

/** Parses resources' own policies, each once. One that the evaluator does not wholly understand decides nothing. */
function resourcePolicyParser(): (text: string, resource: string) => PolicyDocument {
  const documents = new BoundedCache<string, PolicyDocument>(MOST_PARSED);
  return (text, resource) => {
    try {
      return documents.getOrMake(text, () => parseResourcePolicy(text));
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause;
      throw errors.NotImplemented({ resource, reason: cause.message }, { cause });
    }
  };
}
