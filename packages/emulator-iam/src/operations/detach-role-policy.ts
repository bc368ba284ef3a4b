import type { DetachRolePolicyCommandOutput, DetachRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { policyArn, roleName } from '../names.ts';
import { withoutAttached } from '../policy-holder.ts';
import { changeRole } from '../role.ts';

export const detachRolePolicy = iamOperation<DetachRolePolicyCommandOutput>()(
  structure<DetachRolePolicyRequest>()({ RoleName: roleName, PolicyArn: policyArn }),
  (context, { RoleName, PolicyArn }) => {
    changeRole(context, RoleName, (role) => withoutAttached(role, PolicyArn));
    return {};
  },
);
