import type { GetRolePolicyCommandOutput, GetRolePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { policyName, roleName } from '../names.ts';
import { encodeDocument } from '../policy/encode-document.ts';
import { inlinePolicy } from '../policy-holder.ts';
import { foundRole } from '../role.ts';

export const getRolePolicy = iamOperation<GetRolePolicyCommandOutput>()(
  structure<GetRolePolicyRequest>()({ RoleName: roleName, PolicyName: policyName }),
  (context, { RoleName, PolicyName }) => ({
    RoleName,
    PolicyName,
    PolicyDocument: encodeDocument(inlinePolicy('role', foundRole(context, RoleName), PolicyName)),
  }),
);
