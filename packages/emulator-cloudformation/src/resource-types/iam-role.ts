import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { policyDocument } from '../resources/policy-document.ts';
import { changeTags, tagList } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  RoleName: z.string().optional(),
  Path: z.string().optional(),
  AssumeRolePolicyDocument: policyDocument,
  Description: z.string().optional(),
  ManagedPolicyArns: z.array(z.string()).default([]),
  MaxSessionDuration: z.number().default(3600),
  PermissionsBoundary: z.string().optional(),
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument })).default([]),
  Tags: tagList,
});
type RoleProperties = z.output<typeof properties>;

const NONE: Pick<RoleProperties, 'ManagedPolicyArns' | 'Policies'> = { ManagedPolicyArns: [], Policies: [] };

export const role = defineResource({
  type: 'AWS::IAM::Role',
  properties,
  attributes: ['Arn', 'RoleId'],
  replacedBy: ['RoleName', 'Path'],
  async create(context, wanted) {
    const { callService } = context;
    const RoleName = wanted.RoleName ?? context.newName(64);
    const { Path, Description, MaxSessionDuration, PermissionsBoundary, Tags } = wanted;
    const created = await callService('iam', 'CreateRole', {
      ...given({ Path, Description, PermissionsBoundary }),
      RoleName,
      MaxSessionDuration,
      Tags,
      AssumeRolePolicyDocument: JSON.stringify(wanted.AssumeRolePolicyDocument),
    });
    try {
      await changePolicies(context, RoleName, wanted, NONE);
    } catch (error) {
      await remove(context, RoleName, wanted);
      throw error;
    }
    return made(RoleName, created);
  },
  async update(context, RoleName, wanted, previous) {
    const { callService } = context;
    const { Description = '', MaxSessionDuration, PermissionsBoundary } = wanted;
    await callService('iam', 'UpdateAssumeRolePolicy', {
      RoleName,
      PolicyDocument: JSON.stringify(wanted.AssumeRolePolicyDocument),
    });
    await callService('iam', 'UpdateRole', { RoleName, Description, MaxSessionDuration });
    if (PermissionsBoundary !== undefined)
      await callService('iam', 'PutRolePermissionsBoundary', { RoleName, PermissionsBoundary });
    else if (previous.PermissionsBoundary !== undefined)
      await callService('iam', 'DeleteRolePermissionsBoundary', { RoleName });
    await changePolicies(context, RoleName, wanted, previous);
    await changeTags(previous.Tags, wanted.Tags, {
      set: (change) => callService('iam', 'TagRole', { RoleName, ...change }),
      unset: (change) => callService('iam', 'UntagRole', { RoleName, ...change }),
    });
    return made(RoleName, await callService('iam', 'GetRole', { RoleName }));
  },
  remove,
});

/** A role that still has policies cannot go. */
async function remove(context: ResourceContext, RoleName: string, last: RoleProperties): Promise<void> {
  await changePolicies(context, RoleName, NONE, last);
  await unlessGone('NoSuchEntity', context.callService('iam', 'DeleteRole', { RoleName }));
}

async function changePolicies(
  { callService }: ResourceContext,
  RoleName: string,
  wanted: Pick<RoleProperties, 'ManagedPolicyArns' | 'Policies'>,
  previous: Pick<RoleProperties, 'ManagedPolicyArns' | 'Policies'>,
): Promise<void> {
  const names = wanted.Policies.map(({ PolicyName }) => PolicyName);
  for (const { PolicyName } of previous.Policies)
    if (!names.includes(PolicyName))
      await unlessGone('NoSuchEntity', callService('iam', 'DeleteRolePolicy', { RoleName, PolicyName }));
  for (const { PolicyName, PolicyDocument } of wanted.Policies)
    await callService('iam', 'PutRolePolicy', {
      RoleName,
      PolicyName,
      PolicyDocument: JSON.stringify(PolicyDocument),
    });
  for (const PolicyArn of previous.ManagedPolicyArns)
    if (!wanted.ManagedPolicyArns.includes(PolicyArn))
      await unlessGone('NoSuchEntity', callService('iam', 'DetachRolePolicy', { RoleName, PolicyArn }));
  for (const PolicyArn of wanted.ManagedPolicyArns)
    await callService('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
}

function given(members: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function made(physicalId: string, output: unknown): MadeResource {
  const { Role } = output as { Role: { Arn: string; RoleId: string } };
  return { physicalId, attributes: { Arn: Role.Arn, RoleId: Role.RoleId } };
}
