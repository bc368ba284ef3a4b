import {
  type AccessRequest,
  AwsError,
  BoundedCache,
  type EmulatedService,
  errorTable,
  type Identity,
} from '@scones/emulator-core';
import { decide, decideByResource } from '../policy/is-allowed.ts';
import { parsePermissions, parseResourcePolicy } from '../policy/policy-document.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { type Caller, callerArn } from '../policy/principal.ts';
import { accessDenied, type Refusal } from './access-denied.ts';

interface AccessControlOptions {
  readonly identity: Identity;
  /** Inline and attached, of a role. */
  readonly policiesOf: (roleArn: string) => readonly PolicyDocument[];
  /** The policy that bounds what the role's own policies allow. */
  readonly boundaryOf: (roleArn: string) => PolicyDocument | undefined;
  readonly tagsOf: (roleArn: string) => Readonly<Record<string, string>>;
  readonly trustOf: (roleArn: string) => PolicyDocument | undefined;
}

/** Throws AWS's refusal when the caller may not do it. */
export type RequireAccess = (service: AskedService, caller: Caller, request: AccessRequest) => void;

type AskedService = Pick<EmulatedService, 'refusals' | 'resourcePolicy' | 'resourcesAreRoles'>;

/**
 * Identity-based and resource-based policies together, as within one account: either may allow, and either may deny
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 */
export function accessControl(options: AccessControlOptions): RequireAccess {
  const { identity, policiesOf, boundaryOf, tagsOf, trustOf } = options;
  const parse = resourcePolicyParser();
  const byResource = (service: AskedService, caller: Caller, request: AccessRequest) => {
    const text = service.resourcePolicy?.(request.resource);
    const policy = service.resourcesAreRoles
      ? trustOf(request.resource)
      : text && parse(text, request.resource);
    return policy ? decideByResource(policy, request, caller, identity.account) : 'implicitDeny';
  };
  return (service, caller, asked) => {
    const tags = { ...(caller.session && tagsOf(caller.session.roleArn)), ...caller.session?.tags };
    const request = {
      ...asked,
      context: { ...secured(identity), ...principalOf(caller, identity, tags), ...asked.context },
    };
    const refuse = (decision: Refusal['decision'], by: Refusal['by']): AwsError =>
      accessDenied(service.refusals, callerArn(caller, identity.account), asked, { decision, by });
    const resource = byResource(service, caller, request);
    if (resource === 'explicitDeny') throw refuse(resource, 'a resource-based');
    if (caller.service !== undefined) {
      if (resource !== 'allowed') throw refuse('implicitDeny', 'a resource-based');
      return;
    }
    const bounds = caller.session?.policies;
    const bound = bounds
      ? decide(
          bounds.map((text) => parsePermissions(text)),
          request,
        )
      : 'allowed';
    if (bound !== 'allowed') throw refuse(bound, 'a session');
    const roleArn = caller.session?.roleArn;
    const boundary = roleArn === undefined ? undefined : boundaryOf(roleArn);
    const within = boundary ? decide([boundary], request) : 'allowed';
    if (within === 'explicitDeny') throw refuse(within, 'a permissions boundary');
    const own = roleArn === undefined ? 'allowed' : decide(policiesOf(roleArn), request);
    if (within === 'implicitDeny' && own === 'allowed' && resource !== 'allowed')
      throw refuse(within, 'a permissions boundary');
    if (own === 'explicitDeny') throw refuse(own, 'an identity-based');
    if (own === 'implicitDeny' && resource !== 'allowed') throw refuse(own, 'an identity-based');
  };
}

/**
 * The values that conditions find in every request. The emulator's port stands for AWS's TLS endpoints, so that
 * policies that refuse plain HTTP do not refuse everything that comes over it.
 */
function secured({ account }: Identity): Record<string, string> {
  return {
    'aws:SecureTransport': 'true',
    's3:TlsVersion': '1.3',
    'aws:SourceAccount': account,
    'aws:PrincipalAccount': account,
    'aws:SourceOwner': account,
  };
}

/** The values that conditions and variables find of the caller. */
function principalOf(
  { session }: Caller,
  { account }: Identity,
  tags: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    'aws:PrincipalArn': session?.roleArn ?? `arn:aws:iam::${account}:root`,
    'aws:userid': session ? `${session.roleId}:${session.sessionName}` : account,
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
  };
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
