import { z } from 'zod';
import { defineResource } from '../resource-type.ts';
import { policyDocument } from './policy-document.ts';
import { changeTags, tagList } from './tags.ts';
import { unlessGone } from './unless-gone.ts';

const properties = z.strictObject({
  RoleName: z.string().optional(),
  AssumeRolePolicyDocument: policyDocument,
  Description: z.string().optional(),
  Tags: tagList,
});

export const role = defineResource({
  type: 'AWS::IAM::Role',
  properties,
  attributes: ['Arn', 'RoleId'],
  replacedBy: ['RoleName'],
  async create({ callService, newName }, wanted) {
    const RoleName = wanted.RoleName ?? newName(64);
    const { Role } = (await callService('iam', 'CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify(wanted.AssumeRolePolicyDocument),
      ...(wanted.Description !== undefined && { Description: wanted.Description }),
      Tags: wanted.Tags,
    })) as { Role: { Arn: string; RoleId: string } };
    return { physicalId: RoleName, attributes: { Arn: Role.Arn, RoleId: Role.RoleId } };
  },
  async update({ callService }, RoleName, wanted, previous) {
    await callService('iam', 'UpdateAssumeRolePolicy', {
      RoleName,
      PolicyDocument: JSON.stringify(wanted.AssumeRolePolicyDocument),
    });
    await callService('iam', 'UpdateRole', { RoleName, Description: wanted.Description ?? '' });
    await changeTags(previous.Tags, wanted.Tags, {
      set: (change) => callService('iam', 'TagRole', { RoleName, ...change }),
      unset: (change) => callService('iam', 'UntagRole', { RoleName, ...change }),
    });
    const { Role } = (await callService('iam', 'GetRole', { RoleName })) as {
      Role: { Arn: string; RoleId: string };
    };
    return { physicalId: RoleName, attributes: { Arn: Role.Arn, RoleId: Role.RoleId } };
  },
  async remove({ callService }, RoleName) {
    await unlessGone('NoSuchEntity', callService('iam', 'DeleteRole', { RoleName }));
  },
});
