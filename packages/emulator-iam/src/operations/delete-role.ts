import type { DeleteRoleCommandOutput, DeleteRoleRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { isInProfile } from '../instance-profile.ts';
import { roleName } from '../names.ts';
import { foundRole } from '../role.ts';

export const deleteRole = iamOperation<DeleteRoleCommandOutput>()(
  structure<DeleteRoleRequest>()({ RoleName: roleName }),
  (context, { RoleName }) => {
    const { attachedPolicies, inlinePolicies } = foundRole(context, RoleName);
    if (isInProfile(context, RoleName)) throw errors.DeleteConflict.roleInProfile();
    if (attachedPolicies.length > 0) throw errors.DeleteConflict.attachedPolicies();
    if (Object.keys(inlinePolicies).length > 0) throw errors.DeleteConflict.inlinePolicies();
    context.records.roles.delete(RoleName);
    return {};
  },
);
