import type { PutRolePolicyCommandOutput, PutRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { policyName, roleName } from '../names.ts';
import { parsePermissions } from '../policy/policy-document.ts';
import { changeRole } from '../role.ts';

/** This limit counts all inline policies of a role together, without white space. */
const LONGEST = 10_240;

const input = structure<PutRolePolicyRequest>()({
  RoleName: roleName,
  PolicyName: policyName,
  PolicyDocument: z.string().min(1),
});

export const putRolePolicy = iamOperation<PutRolePolicyCommandOutput>()(
  input,
  (context, { RoleName, PolicyName, PolicyDocument }) => {
    changeRole(context, RoleName, (role) => {
      parsePermissions(PolicyDocument);
      const inlinePolicies = { ...role.inlinePolicies, [PolicyName]: PolicyDocument };
      const length = Object.values(inlinePolicies).join('').replaceAll(/\s/g, '').length;
      if (length > LONGEST) throw errors.LimitExceeded.inlinePolicySize({ limit: LONGEST, name: RoleName });
      return { inlinePolicies };
    });
    return {};
  },
);
