import type { UpdateAssumeRolePolicyCommandOutput, UpdateAssumeRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { roleName } from '../names.ts';
import { requireTrustPolicy } from '../policy/policy-size.ts';
import { changeRole } from '../role.ts';

const input = structure<UpdateAssumeRolePolicyRequest>()({
  RoleName: roleName,
  PolicyDocument: z.string().min(1),
});

export const updateAssumeRolePolicy = iamOperation<UpdateAssumeRolePolicyCommandOutput>()(
  input,
  (context, { RoleName, PolicyDocument: trustPolicy }) => {
    changeRole(context, RoleName, () => {
      requireTrustPolicy(trustPolicy);
      return { trustPolicy };
    });
    return {};
  },
);
