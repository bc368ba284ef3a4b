import type { DeleteRolePolicyCommandOutput, DeleteRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { policyName, roleName } from '../names.ts';
import { withoutInlinePolicy } from '../policy-holder.ts';
import { changeRole } from '../role.ts';

export const deleteRolePolicy = iamOperation<DeleteRolePolicyCommandOutput>()(
  structure<DeleteRolePolicyRequest>()({ RoleName: roleName, PolicyName: policyName }),
  (context, { RoleName, PolicyName }) => {
    changeRole(context, RoleName, (role) => withoutInlinePolicy('role', role, PolicyName));
    return {};
  },
);
