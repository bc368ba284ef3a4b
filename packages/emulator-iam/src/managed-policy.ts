import type { Policy as AwsPolicy, PolicyVersion as AwsPolicyVersion } from '@aws-sdk/client-iam';
import type { IamContext } from './context.ts';
import { errors } from './errors.ts';
import { type TagValues, tagsOf } from './tags.ts';

/** A managed policy as it is stored. */
export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly description?: string | undefined;
  readonly creationTime: number;
  readonly updateTime: number;
  readonly tags: TagValues;
  readonly versions: readonly PolicyVersion[];
  readonly defaultVersionId: string;
  /** Numbers are never used again. */
  readonly lastVersion: number;
}

export interface PolicyVersion {
  readonly id: string;
  readonly document: string;
  readonly creationTime: number;
}

export function foundPolicy({ records }: IamContext, arn: string): ManagedPolicy {
  const policy = records.policies.get(arn);
  if (!policy)
    throw errors.NoSuchEntity(
      arn.startsWith('arn:aws:iam::aws:')
        ? `Policy ${arn} was not found: the emulator has none of the policies that AWS manages.`
        : `Policy ${arn} was not found.`,
    );
  return policy;
}

export function foundVersion(policy: ManagedPolicy, id: string): PolicyVersion {
  const version = policy.versions.find((candidate) => candidate.id === id);
  if (!version) throw errors.NoSuchEntity(`Policy ${policy.arn} version ${id} does not exist.`);
  return version;
}

/** Changes a policy that must be there. */
export function changePolicy(
  context: IamContext,
  arn: string,
  change: (policy: ManagedPolicy) => Partial<ManagedPolicy>,
): void {
  const policy = foundPolicy(context, arn);
  context.records.policies.put(arn, { ...policy, ...change(policy) });
}

export function defaultDocument(policy: ManagedPolicy): string {
  return foundVersion(policy, policy.defaultVersionId).document;
}

/** A policy as the operations answer it; a list leaves description and tags out. */
export function describePolicy({ records }: IamContext, policy: ManagedPolicy): AwsPolicy {
  const { arn } = policy;
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: records.roles.values().filter((role) => role.attachedPolicies.includes(arn)).length,
    PermissionsBoundaryUsageCount: 0,
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
