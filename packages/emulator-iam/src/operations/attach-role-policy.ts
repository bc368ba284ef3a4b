import type { AttachRolePolicyCommandOutput, AttachRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { policyArn, roleName } from '../names.ts';
import { withAttached } from '../policy-holder.ts';
import { changeRole } from '../role.ts';

export const attachRolePolicy = iamOperation<AttachRolePolicyCommandOutput>()(
  structure<AttachRolePolicyRequest>()({ RoleName: roleName, PolicyArn: policyArn }),
  (context, { RoleName, PolicyArn }) => {
    changeRole(context, RoleName, (role) => withAttached(context, 'role', role, PolicyArn));
    return {};
  },
);
