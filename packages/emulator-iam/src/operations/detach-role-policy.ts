import type { DetachRolePolicyCommandOutput, DetachRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { policyArn, roleName } from '../names.ts';
import { changeRole } from '../role.ts';

export const detachRolePolicy = iamOperation<DetachRolePolicyCommandOutput>()(
  structure<DetachRolePolicyRequest>()({ RoleName: roleName, PolicyArn: policyArn }),
  (context, { RoleName, PolicyArn }) => {
    changeRole(context, RoleName, ({ attachedPolicies }) => {
      if (!attachedPolicies.includes(PolicyArn)) throw errors.NoSuchEntity.policy({ arn: PolicyArn });
      return { attachedPolicies: attachedPolicies.filter((arn) => arn !== PolicyArn) };
    });
    return {};
  },
);
