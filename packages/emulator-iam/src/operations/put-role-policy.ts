import type { PutRolePolicyCommandOutput, PutRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { policyName, roleName } from '../names.ts';
import { withInlinePolicy } from '../policy-holder.ts';
import { changeRole } from '../role.ts';

const input = structure<PutRolePolicyRequest>()({
  RoleName: roleName,
  PolicyName: policyName,
  PolicyDocument: z.string().min(1),
});

export const putRolePolicy = iamOperation<PutRolePolicyCommandOutput>()(
  input,
  (context, { RoleName, PolicyName, PolicyDocument }) => {
    const policy = { name: PolicyName, text: PolicyDocument };
    changeRole(context, RoleName, (role) => withInlinePolicy('role', role, policy));
    return {};
  },
);
