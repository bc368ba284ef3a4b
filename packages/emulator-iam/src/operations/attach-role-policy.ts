import type { AttachRolePolicyCommandOutput, AttachRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { attachablePolicy } from '../managed-policy.ts';
import { policyArn, roleName } from '../names.ts';
import { changeRole } from '../role.ts';

const MOST_POLICIES = 10;

export const attachRolePolicy = iamOperation<AttachRolePolicyCommandOutput>()(
  structure<AttachRolePolicyRequest>()({ RoleName: roleName, PolicyArn: policyArn }),
  (context, { RoleName, PolicyArn }) => {
    changeRole(context, RoleName, (role) => {
      const { arn } = attachablePolicy(context, PolicyArn);
      if (role.attachedPolicies.includes(arn)) return {};
      if (role.attachedPolicies.length >= MOST_POLICIES)
        throw errors.LimitExceeded.policiesOfRole({ limit: MOST_POLICIES });
      return { attachedPolicies: [...role.attachedPolicies, arn] };
    });
    return {};
  },
);
