import type { DeleteRoleCommandOutput, DeleteRoleRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { isInProfile } from '../instance-profile.ts';
import { roleName } from '../names.ts';
import { requireWithoutPolicies } from '../policy-holder.ts';
import { foundRole } from '../role.ts';

export const deleteRole = iamOperation<DeleteRoleCommandOutput>()(
  structure<DeleteRoleRequest>()({ RoleName: roleName }),
  (context, { RoleName }) => {
    const role = foundRole(context, RoleName);
    if (isInProfile(context, RoleName)) throw errors.DeleteConflict.roleInProfile();
    requireWithoutPolicies(role);
    context.records.roles.delete(RoleName);
    return {};
  },
);
