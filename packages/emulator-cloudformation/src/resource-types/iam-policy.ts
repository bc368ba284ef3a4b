import { z } from 'zod';
import { defineResource, type ResourceContext } from '../resources/resource-type.ts';
import { policyDocument } from '../resources/policy-document.ts';
import { attachments } from '../resources/role-list.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: policyDocument,
  ...attachments,
});
type PolicyProperties = z.output<typeof properties>;

/** An inline policy of each of its roles. */
export const policy = defineResource({
  type: 'AWS::IAM::Policy',
  properties,
  attributes: [],
  replacedBy: ['PolicyName'],
  async create(context, wanted) {
    await putOn(context, wanted.Roles, wanted);
    return { physicalId: wanted.PolicyName };
  },
  async update(context, physicalId, wanted, previous) {
    await putOn(context, wanted.Roles, wanted);
    await removeFrom(
      context,
      previous.Roles.filter((name) => !wanted.Roles.includes(name)),
      wanted.PolicyName,
    );
    return { physicalId };
  },
  remove: (context, _physicalId, { Roles, PolicyName }) => removeFrom(context, Roles, PolicyName),
});

async function putOn(
  { callService }: ResourceContext,
  roles: readonly string[],
  { PolicyName, PolicyDocument }: PolicyProperties,
): Promise<void> {
  for (const RoleName of roles)
    await callService('iam', 'PutRolePolicy', {
      RoleName,
      PolicyName,
      PolicyDocument: JSON.stringify(PolicyDocument),
    });
}

async function removeFrom(
  { callService }: ResourceContext,
  roles: readonly string[],
  PolicyName: string,
): Promise<void> {
  for (const RoleName of roles)
    await unlessGone('NoSuchEntity', callService('iam', 'DeleteRolePolicy', { RoleName, PolicyName }));
}
