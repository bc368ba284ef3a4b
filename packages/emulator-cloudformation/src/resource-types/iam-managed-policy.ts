import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { policyDocument } from '../resources/policy-document.ts';
import { attachments } from '../resources/role-list.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  ManagedPolicyName: z.string().optional(),
  Path: z.string().default('/'),
  Description: z.string().default(''),
  PolicyDocument: policyDocument,
  ...attachments,
});

export const managedPolicy = defineResource({
  type: 'AWS::IAM::ManagedPolicy',
  properties,
  attributes: ['PolicyArn', 'PolicyId', 'DefaultVersionId', 'IsAttachable', 'CreateDate', 'UpdateDate'],
  replacedBy: ['ManagedPolicyName', 'Path', 'Description'],
  async create(context, wanted) {
    const { Policy } = (await context.callService('iam', 'CreatePolicy', {
      PolicyName: wanted.ManagedPolicyName ?? context.newName(128),
      Path: wanted.Path,
      Description: wanted.Description,
      PolicyDocument: JSON.stringify(wanted.PolicyDocument),
    })) as { Policy: { Arn: string } };
    try {
      await changeRoles(context, Policy.Arn, wanted.Roles, []);
    } catch (error) {
      await removePolicy(context, Policy.Arn, wanted.Roles);
      throw error;
    }
    return await made(context, Policy.Arn);
  },
  async update(context, PolicyArn, wanted, previous) {
    const PolicyDocument = JSON.stringify(wanted.PolicyDocument);
    if (PolicyDocument !== JSON.stringify(previous.PolicyDocument)) {
      await forgetVersions(context, PolicyArn);
      await context.callService('iam', 'CreatePolicyVersion', {
        PolicyArn,
        PolicyDocument,
        SetAsDefault: true,
      });
    }
    await changeRoles(context, PolicyArn, wanted.Roles, previous.Roles);
    return await made(context, PolicyArn);
  },
  remove: (context, PolicyArn, { Roles }) => removePolicy(context, PolicyArn, Roles),
});

async function removePolicy(
  context: ResourceContext,
  PolicyArn: string,
  roles: readonly string[],
): Promise<void> {
  await changeRoles(context, PolicyArn, [], roles);
  await unlessGone('NoSuchEntity', forgetVersions(context, PolicyArn));
  await unlessGone('NoSuchEntity', context.callService('iam', 'DeletePolicy', { PolicyArn }));
}

async function changeRoles(
  { callService }: ResourceContext,
  PolicyArn: string,
  wanted: readonly string[],
  previous: readonly string[],
): Promise<void> {
  for (const RoleName of previous)
    if (!wanted.includes(RoleName))
      await unlessGone('NoSuchEntity', callService('iam', 'DetachRolePolicy', { RoleName, PolicyArn }));
  for (const RoleName of wanted) await callService('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
}

/** Only the default version stays: a policy has five at most, and none but the default when it goes. */
async function forgetVersions({ callService }: ResourceContext, PolicyArn: string): Promise<void> {
  const { Versions } = (await callService('iam', 'ListPolicyVersions', { PolicyArn })) as {
    Versions: { VersionId: string; IsDefaultVersion: boolean }[];
  };
  for (const { VersionId, IsDefaultVersion } of Versions)
    if (!IsDefaultVersion) await callService('iam', 'DeletePolicyVersion', { PolicyArn, VersionId });
}

async function made({ callService }: ResourceContext, PolicyArn: string): Promise<MadeResource> {
  const { Policy } = (await callService('iam', 'GetPolicy', { PolicyArn })) as {
    Policy: { PolicyId: string; DefaultVersionId: string; CreateDate: Date; UpdateDate: Date };
  };
  const { PolicyId, DefaultVersionId, CreateDate, UpdateDate } = Policy;
  return {
    physicalId: PolicyArn,
    attributes: {
      PolicyArn,
      PolicyId,
      DefaultVersionId,
      IsAttachable: true,
      CreateDate: CreateDate.toISOString(),
      UpdateDate: UpdateDate.toISOString(),
    },
  };
}
