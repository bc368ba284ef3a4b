import { z } from 'zod';
import { defineResource, type ResourceContext } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  InstanceProfileName: z.string().optional(),
  Path: z.string().default('/'),
  Roles: z.array(z.string()).length(1),
});

export const instanceProfile = defineResource({
  type: 'AWS::IAM::InstanceProfile',
  properties,
  attributes: ['Arn'],
  replacedBy: ['InstanceProfileName', 'Path'],
  async create(context, { InstanceProfileName = context.newName(128), Path, Roles }) {
    const { InstanceProfile } = (await context.callService('iam', 'CreateInstanceProfile', {
      InstanceProfileName,
      Path,
    })) as { InstanceProfile: { Arn: string } };
    try {
      await changeRoles(context, InstanceProfileName, Roles, []);
    } catch (error) {
      await context.callService('iam', 'DeleteInstanceProfile', { InstanceProfileName });
      throw error;
    }
    return { physicalId: InstanceProfileName, attributes: { Arn: InstanceProfile.Arn } };
  },
  async update(context, InstanceProfileName, { Roles }, previous) {
    await changeRoles(context, InstanceProfileName, Roles, previous.Roles);
    const { InstanceProfile } = (await context.callService('iam', 'GetInstanceProfile', {
      InstanceProfileName,
    })) as { InstanceProfile: { Arn: string } };
    return { physicalId: InstanceProfileName, attributes: { Arn: InstanceProfile.Arn } };
  },
  async remove(context, InstanceProfileName, { Roles }) {
    await changeRoles(context, InstanceProfileName, [], Roles);
    await unlessGone(
      'NoSuchEntity',
      context.callService('iam', 'DeleteInstanceProfile', { InstanceProfileName }),
    );
  },
});

async function changeRoles(
  { callService }: ResourceContext,
  InstanceProfileName: string,
  wanted: readonly string[],
  previous: readonly string[],
): Promise<void> {
  const call = (operation: string, RoleName: string): Promise<unknown> =>
    callService('iam', operation, { InstanceProfileName, RoleName });
  for (const name of previous)
    if (!wanted.includes(name)) await unlessGone('NoSuchEntity', call('RemoveRoleFromInstanceProfile', name));
  for (const name of wanted) if (!previous.includes(name)) await call('AddRoleToInstanceProfile', name);
}
