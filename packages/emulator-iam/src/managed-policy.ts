import type { Policy as AwsPolicy, PolicyVersion as AwsPolicyVersion } from '@aws-sdk/client-iam';
import { awsManagedPolicy, isAwsManaged } from './aws-managed-policies.ts';
import type { IamContext } from './context.ts';
import { errors } from './errors.ts';
import { holders } from './holders.ts';
import { tagsOf } from './tags.ts';
import type { ManagedPolicy, PolicyVersion, Records } from './records.ts';

/** The account's own, and those that AWS manages. */
export function policyAt({ policies }: Records, arn: string): ManagedPolicy | undefined {
  return policies.get(arn) ?? awsManagedPolicy(arn);
}

export function foundPolicy({ records }: IamContext, arn: string): ManagedPolicy {
  const policy = policyAt(records, arn);
  if (policy) return policy;
  if (!isArn(arn)) throw errors.InvalidInput.arn({ arn });
  throw isAwsManaged(arn)
    ? errors.NoSuchEntity.unsupportedPolicy({ arn })
    : errors.NoSuchEntity.policy({ arn });
}

/** The policy that a role is to have. IAM has other words here than elsewhere for a wrong ARN. */
export function attachablePolicy(context: IamContext, arn: string): ManagedPolicy {
  if (!isArn(arn)) throw errors.ValidationError.arn();
  if (policyAt(context.records, arn) || isAwsManaged(arn)) return foundPolicy(context, arn);
  throw errors.NoSuchEntity.notAttachable({ arn });
}

function isArn(text: string): boolean {
  return /^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(text);
}

export function foundVersion(policy: ManagedPolicy, id: string): PolicyVersion {
  const version = policy.versions.find((candidate) => candidate.id === id);
  if (!version) throw errors.NoSuchEntity.version({ arn: policy.arn, id });
  return version;
}

/** Changes a policy that must be there. */
export function changePolicy(
  context: IamContext,
  arn: string,
  change: (policy: ManagedPolicy) => Partial<ManagedPolicy>,
): void {
  const policy = foundPolicy(context, arn);
  refuseAwsManaged(arn);
  context.records.policies.put(arn, { ...policy, ...change(policy) });
}

export function refuseAwsManaged(arn: string): void {
  if (isAwsManaged(arn)) throw errors.AccessDenied({ arn });
}

export function defaultDocument(policy: ManagedPolicy): string {
  return foundVersion(policy, policy.defaultVersionId).document;
}

/** A policy as the operations answer it; a list leaves description and tags out. */
export function describePolicy({ records }: IamContext, policy: ManagedPolicy): AwsPolicy {
  const { arn } = policy;
  const all = holders(records);
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: all.filter(({ attachedPolicies }) => attachedPolicies.includes(arn)).length,
    PermissionsBoundaryUsageCount: all.filter(({ permissionsBoundary }) => permissionsBoundary === arn)
      .length,
    IsAttachable: true,
    CreateDate: new Date(policy.creationTime),
    UpdateDate: new Date(policy.updateTime),
  };
}

export function describePolicyInFull(context: IamContext, policy: ManagedPolicy): AwsPolicy {
  const tags = tagsOf(policy.tags);
  return {
    ...describePolicy(context, policy),
    ...(policy.description !== undefined && { Description: policy.description }),
    ...(tags.length > 0 && { Tags: tags }),
  };
}

export function describeVersion(
  policy: ManagedPolicy,
  { id, creationTime }: PolicyVersion,
): AwsPolicyVersion {
  return {
    VersionId: id,
    IsDefaultVersion: id === policy.defaultVersionId,
    CreateDate: new Date(creationTime),
  };
}
