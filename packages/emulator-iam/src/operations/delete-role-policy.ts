import type { DeleteRolePolicyCommandOutput, DeleteRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { policyName, roleName } from '../names.ts';
import { changeRole, inlinePolicy } from '../role.ts';

export const deleteRolePolicy = iamOperation<DeleteRolePolicyCommandOutput>()(
  structure<DeleteRolePolicyRequest>()({ RoleName: roleName, PolicyName: policyName }),
  (context, { RoleName, PolicyName }) => {
    changeRole(context, RoleName, (role) => {
      inlinePolicy(role, PolicyName);
      const rest = Object.entries(role.inlinePolicies).filter(([name]) => name !== PolicyName);
      return { inlinePolicies: Object.fromEntries(rest) };
    });
    return {};
  },
);
